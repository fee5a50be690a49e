import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { professionalNamed } from '../registries/professionals-store.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { putBlocked } from './blocking-store.ts';
import { insertConsent } from './consents-store.ts';
import { documentClasses } from './document-types.ts';
import { insertFullAccess } from './full-access-store.ts';
import { appendEntry } from './journal.ts';
import type { JournalEvent } from './journal-entry.ts';

const id = z.string().regex(/^[a-z-]+$/);
const classCode = z.string().refine(code => documentClasses.some(one => one.code === code));
const fileSchema = z.strictObject({
  source: z.string(),
  note: z.string(),
  marks: z.array(
    z.strictObject({
      person: id,
      professional: id,
      daysAgo: z.int().min(0),
      kind: z.enum(['blocked', 'same-rights', 'named', 'visit', 'care-team']),
      classes: z.array(classCode).default([]),
    }),
  ),
});

/** What a demo person said of one professional. */
export type DemoMark = z.infer<typeof fileSchema>['marks'][number];

/** Reads whom the demo people block, trust and agree to. @throws when the file is not as described */
export function readDemoAccess(folder: string): DemoMark[] {
  return fileSchema.parse(JSON.parse(readFileSync(join(folder, 'demo-access.json'), 'utf8'))).marks;
}

interface Whose {
  readonly folder: string;
  readonly person: string;
  readonly recordId: string;
  readonly accountId: string;
  /** The numbers (RPPS) of the demo professionals by their ids. */
  readonly numbers: ReadonlyMap<string, string>;
}

/**
 * Puts into the record of a demo person what they say of professionals, each thing as of its time.
 * @throws when a professional is not in the directory
 */
export async function putDemoAccess(trx: Trx, world: World, whose: Whose): Promise<void> {
  for (const mark of readDemoAccess(whose.folder).filter(({ person }) => person === whose.person)) {
    const rpps = whose.numbers.get(mark.professional);
    if (rpps === undefined) throw new Error(`The demo directory has no ${mark.professional}.`);
    const at = new Date(after(world.now(), -mark.daysAgo * day));
    await put(trx, { ...world, now: () => at }, { ...whose, mark, rpps });
  }
}

type Trace = (entry: Pick<JournalEvent, 'actor' | 'verb' | 'exercise'>) => Promise<unknown>;
type Marked = Whose & { readonly mark: DemoMark; readonly rpps: string };

async function put(trx: Trx, then: World, marked: Marked): Promise<void> {
  const { recordId, accountId, mark, rpps } = marked;
  const at = then.now().toISOString();
  const actor = { kind: 'account', id: accountId } as const;
  const trace: Trace = entry =>
    appendEntry(trx, then, {
      ...entry,
      recordId,
      object: { kind: 'professional', id: rpps },
      channel: 'web',
    });
  if (mark.kind === 'blocked') {
    await putBlocked(trx, { record_id: recordId, rpps, blocked_at: at, blocked_by: accountId });
    await trace({ actor, verb: 'professional.blocked' });
  } else if (mark.kind === 'same-rights') {
    const row = { record_id: recordId, rpps, kind: mark.kind, given_at: at, given_by: accountId };
    await insertFullAccess(trx, row);
    await trace({ actor, verb: 'same-rights.given' });
  } else await putConsent(trx, then, { ...marked, trace });
}

/** By name the patient gave it; at a visit or in a care team a professional noted it, for one place and function. */
async function putConsent(
  trx: Trx,
  then: World,
  { recordId, accountId, mark, rpps, trace }: Marked & { trace: Trace },
): Promise<void> {
  const at = then.now().toISOString();
  const isNamed = mark.kind === 'named';
  const place = isNamed ? undefined : (await professionalNamed(trx, rpps))?.places[0]?.exerciseId;
  const by = isNamed
    ? ({ kind: 'account', id: accountId } as const)
    : ({ kind: 'professional', id: rpps } as const);
  await insertConsent(trx, {
    ...{ id: newId(then.random), record_id: recordId, rpps, exercise_id: place ?? null },
    kind: mark.kind === 'visit' || mark.kind === 'care-team' ? mark.kind : 'named',
    classes: mark.classes.join(' '),
    ...{ given_at: at, given_by_kind: by.kind, given_by: by.id },
    announced_at: mark.kind === 'care-team' ? at : null,
    withdrawn_at: null,
  });
  const verb = mark.kind === 'care-team' ? 'care-team.announced' : 'consent.given';
  await trace({ actor: by, exercise: place, verb });
}
