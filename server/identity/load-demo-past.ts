import { appendEntry } from '../record/journal.ts';
import type { RecordAccess } from '../record/records.ts';
import { exercisesOf } from '../registries/named-store.ts';
import type { Trx } from '../storage/tables.ts';
import { minute } from '../storage/time.ts';
import { startOfDay } from '../storage/zone.ts';
import type { World } from '../world.ts';
import { todayIn } from './calendar.ts';
import { dayAfter } from './demo-dates.ts';
import type { DemoDocument } from './demo-documents.ts';
import type { DemoVisit } from './demo-visits.ts';
import { loadDemoDocument } from './load-demo-documents.ts';

/** The world as it was at an earlier instant: what is written in it is dated from then. */
export function earlier(world: World, at: Date): World {
  return { ...world, now: () => at };
}

/** The instant so many days before today, at so many minutes of that day. */
export function instantBefore(world: World, daysAgo: number, minutes: number): Date {
  const start = startOfDay(world.config.timeZone, dayAfter(todayIn(world), -daysAgo));
  return new Date(start.getTime() + minutes * minute);
}

interface Past {
  readonly at: Date;
  write(): Promise<void>;
}

/**
 * Writes what happened in the record of a demo person before the first start, each thing at its own time and in their
 * order: documents came in, and professionals looked. What is older than the record came in when it was made.
 */
export async function loadDemoPast(
  trx: Trx,
  world: World,
  what: {
    readonly access: RecordAccess;
    readonly documents: readonly DemoDocument[];
    readonly visits: readonly DemoVisit[];
    readonly numbers: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { access, documents, visits } = what;
  const ids = new Map<string, string>();
  const first = access.createdAt.getTime();
  const noon = 12 * 60 * minute;
  const came = documents.map((document): Past => {
    const start = startOfDay(world.config.timeZone, document.day).getTime();
    const at = new Date(Math.max(start + noon, first));
    const write = async () => {
      const id = await loadDemoDocument(trx, world, { access, document, at });
      ids.set(document.title, id);
    };
    return { at, write };
  });
  const looked = visits.map((visit): Past => {
    const [hours = 0, minutes = 0] = visit.time.split(':').map(Number);
    const at = instantBefore(world, visit.daysAgo, hours * 60 + minutes);
    return { at, write: () => traceVisit(trx, earlier(world, at), { ...what, visit, ids }) };
  });
  const past = [...came, ...looked].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { write } of past) await write();
}

async function traceVisit(
  trx: Trx,
  world: World,
  what: {
    readonly access: RecordAccess;
    readonly visit: DemoVisit;
    readonly numbers: ReadonlyMap<string, string>;
    readonly ids: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { access, visit, numbers, ids } = what;
  const { who, verb, rule, document, reason } = visit;
  const rpps = numbers.get(who);
  const id = document === undefined ? undefined : ids.get(document);
  if (rpps === undefined || (document !== undefined && id === undefined))
    throw new Error(`The demo history names ${who} or ${document}, which is not there.`);
  const [exercise] = await exercisesOf(trx, rpps);
  await appendEntry(trx, world, {
    actor: { kind: 'professional', id: rpps },
    exercise: exercise?.id,
    recordId: access.recordId,
    verb,
    ...(id === undefined ? {} : { object: { kind: 'document', id } }),
    ...{ rule, policyVersion: '1', channel: 'web' },
    ...(reason === undefined ? {} : { details: { reason } }),
  });
}
