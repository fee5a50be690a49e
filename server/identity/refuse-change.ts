import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { setPassword } from './accounts-store.ts';
import { removeAuthenticator } from './authenticator.ts';
import { voidSheet } from './code-sheet.ts';
import { declineContact, keepContact } from './contacts.ts';
import { unusableHash } from './hashing.ts';
import { type ChangeRow, changesOf, dropChanges, dropFreshSheet, findChange } from './settings-store.ts';
import { suspendAccount } from './suspend.ts';
import { traceAccount } from './trace.ts';

/**
 * Stops a change that the owner did not make, and every change that came after it: whoever made the one had the
 * password and a factor, so the others are theirs too. Old contacts come back, the password opens nothing any more,
 * and nobody is in or gets in until the owner has proved who they are. `subject`: the change.
 */
export async function refuseChange(
  trx: Trx,
  world: World,
  { subject }: { readonly subject: string },
): Promise<string | undefined> {
  const change = await findChange(trx, subject);
  // Undone before, together with one that came earlier.
  if (change === undefined) return undefined;
  const accountId = change.account_id;
  const all = await changesOf(trx, { accountId, now: world.now().toISOString() });
  const undone = all.filter(row => row.made_at >= change.made_at);
  // The newest first, so that what comes back in the end is what was there before all of them.
  for (const row of undone) await undo(trx, world, row);
  const ids = [...undone.map(row => row.id), change.id];
  await dropChanges(trx, ids);
  await setPassword(trx, accountId, unusableHash(world));
  await traceAccount(trx, world, { accountId, verb: 'change.refused', details: { undone: undone.length } });
  await suspendAccount(trx, world, { accountId, reason: 'change' });
  return accountId;
}

async function undo(trx: Trx, world: World, row: ChangeRow): Promise<void> {
  const { account_id: accountId, what } = row;
  if (what === 'app') await removeAuthenticator(trx, world, accountId);
  if (what === 'sheet') {
    await voidSheet(trx, world, accountId);
    await dropFreshSheet(trx, accountId);
  }
  if (what !== 'email' && what !== 'sms') return;
  const { before } = JSON.parse(world.keys.open('account_change', row.id, row.sealed ?? ''));
  if (typeof before === 'string')
    await keepContact(trx, world, { accountId, channel: what, address: before });
  else await declineContact(trx, world, { accountId, channel: what });
}
