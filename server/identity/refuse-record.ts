import { appendEntry } from '../record/journal.ts';
import { setStatus } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findCreation } from './record-creations-store.ts';
import { suspendAccount } from './suspend.ts';

/**
 * « Ce n'est pas moi » about a record that was created at a desk: nobody reads it any more, and nobody enters by the account
 * that was opened with it. Nothing is erased: whoever is the person telephones. `subject`: the record.
 */
export async function refuseRecord(
  trx: Trx,
  world: World,
  refusal: { readonly id: string; readonly subject: string },
): Promise<string | undefined> {
  const { id, subject: recordId } = refusal;
  const creation = await findCreation(trx, recordId);
  if (creation === undefined) return undefined;
  await setStatus(trx, recordId, { status: 'closed', closed_at: world.now().toISOString() });
  await appendEntry(trx, world, {
    actor: { kind: 'visitor', id: 'visitor' },
    recordId,
    verb: 'record.contested',
    object: { kind: 'refusal', id },
    channel: 'web',
  });
  const accountId = creation.account_id ?? undefined;
  if (accountId !== undefined) await suspendAccount(trx, world, { accountId, reason: 'creation' });
  return accountId;
}
