import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { appendEntries } from './journal.ts';
import type { Details, JournalEvent, Verb } from './journal-entry.ts';
import type { RecordAccess } from './records.ts';

/** What somebody did on the site with something of a record. */
export interface OwnAct {
  readonly verb: Verb;
  readonly object: NonNullable<JournalEvent['object']>;
  readonly details?: Details;
}

/** Writes in the journal what somebody did on the site with a record that they have a grant for. */
export async function traceOwn(
  trx: Trx,
  world: World,
  { access, ...act }: OwnAct & { readonly access: RecordAccess },
): Promise<void> {
  await traceOwnActs(trx, world, { access, acts: [act] });
}

/** The same of many acts at once: one entry for each. */
export async function traceOwnActs(
  trx: Trx,
  world: World,
  { access, acts }: { readonly access: RecordAccess; readonly acts: readonly OwnAct[] },
): Promise<void> {
  const { accountId: id, recordId, capacity } = access;
  const events = acts.map(
    act => ({ actor: { kind: 'account', id }, capacity, channel: 'web', ...act }) as const,
  );
  await appendEntries(trx, world, { recordId, events });
}
