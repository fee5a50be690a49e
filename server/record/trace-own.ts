import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { appendEntry } from './journal.ts';
import type { Details, JournalEvent, Verb } from './journal-entry.ts';
import type { RecordAccess } from './records.ts';

/** Writes in the journal what somebody did on the site with a record that they have a grant for. */
export async function traceOwn(
  trx: Trx,
  world: World,
  what: {
    readonly access: RecordAccess;
    readonly verb: Verb;
    readonly object: NonNullable<JournalEvent['object']>;
    readonly details?: Details;
  },
): Promise<void> {
  const { access, ...said } = what;
  await appendEntry(trx, world, {
    actor: { kind: 'account', id: access.accountId },
    recordId: access.recordId,
    capacity: access.capacity,
    channel: 'web',
    ...said,
  });
}
