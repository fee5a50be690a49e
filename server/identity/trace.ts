import { appendEntry } from '../record/journal.ts';
import type { Details, Verb } from '../record/journal-entry.ts';
import { ownRecord } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';

/** Writes an act of an account in the history of its own record, or of the site where it has none. */
export async function traceAccount(
  trx: Trx,
  world: World,
  what: { accountId: string; verb: Verb; details?: Details },
): Promise<void> {
  const recordId = await ownRecord(trx, what.accountId);
  await appendEntry(trx, world, {
    actor: { kind: 'account', id: what.accountId },
    verb: what.verb,
    channel: 'web',
    ...(recordId ? { recordId } : {}),
    ...(what.details ? { details: what.details } : {}),
  });
}
