import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { contentIn } from './care-access-store.ts';
import { appendEntry } from './journal.ts';
import type { JournalEvent } from './journal-entry.ts';
import { policyVersion } from './policy/access-policy.ts';
import { decide } from './policy/decide.ts';
import type { RuleName } from './policy/rule.ts';
import type { ProfessionalViewer, Question } from './policy/viewer.ts';

/** What is refused is written down too, but nobody can fill somebody's history with it: so many in one record. */
const refusalsAnHour: Limit = { name: 'refused-accesses', most: 60, window: hour };

/** A professional, and the record that they want to see. */
export interface Caring {
  readonly viewer: ProfessionalViewer;
  readonly recordId: string;
  /** The program that they work with, as its issuer names it; nothing on the pages of the site. */
  readonly software?: string | undefined;
}

type Traced = Caring & {
  readonly verb: JournalEvent['verb'];
  readonly rule: RuleName;
} & Pick<JournalEvent, 'object' | 'details'>;

/** Writes in the history what a professional did, and the rule that let them. Returns the number of the entry. */
export async function traceCare(
  trx: Trx,
  world: World,
  { viewer, software, details, ...said }: Traced,
): Promise<{ readonly seq: number }> {
  return appendEntry(trx, world, {
    ...said,
    actor: { kind: 'professional', id: viewer.id },
    exercise: viewer.exerciseId,
    policyVersion,
    ...wayIn({ software, details }),
  });
}

/** Which way an act came in: by a page, or by a program, whose name is sealed with the details. */
export function wayIn({
  software,
  details,
}: Pick<Caring, 'software'> & Pick<JournalEvent, 'details'>): Pick<JournalEvent, 'channel' | 'details'> {
  if (software === undefined) return { channel: 'web', details };
  return { channel: 'software', details: { ...details, software } };
}

/** Writes down that somebody was refused, as far as there is something to refuse, and says nothing of it to them. */
export async function refused(
  trx: Trx,
  world: World,
  what: {
    readonly asked: Question | undefined;
    readonly id?: string;
    readonly software?: string | undefined;
  },
): Promise<undefined> {
  const { asked, id, software } = what;
  if (asked === undefined || asked.viewer.kind !== 'professional') return undefined;
  const { viewer, record } = asked;
  const content = id === undefined ? undefined : await contentIn(trx, { recordId: record.recordId, id });
  if (id !== undefined && content === undefined) return undefined;
  // By record: whoever used up the entries of one would else be refused in another without a trace.
  const who = `${viewer.id} ${record.recordId}`;
  if (!(await takeFromLimit(trx, world, { limit: refusalsAnHour, who }))) return undefined;
  await traceCare(trx, world, {
    ...{ viewer, recordId: record.recordId, verb: 'access.refused', rule: decide(asked, content).rule },
    ...(id !== undefined && { object: { kind: 'document', id } }),
    ...{ details: { action: asked.action }, software },
  });
  return undefined;
}
