import { appendEntry } from '../record/journal.ts';
import { ownRecord, setStatus } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import { after } from '../storage/time.ts';
import type { World } from '../world.ts';
import { lookupsOf } from './accounts.ts';
import { findAccount, findByIdentifier, reopenAccountRow, setPassword } from './accounts-store.ts';
import { unusableHash } from './hashing.ts';
import { recoveryRules } from './recovery.ts';
import { tellEverywhere } from './recovery-notices.ts';
import { issueRefusal } from './refusals.ts';
import { isRecordContested } from './refused-acts-store.ts';

/**
 * Lets an account be used again, once its owner has proved who they are to the operator. Nothing else opens with it: the
 * password is no longer one, so the way back in asks for its own proofs. The owner is told everywhere, with a number that
 * suspends the account once more. Returns whether it was suspended (`since` that instant, where one is given), so that
 * a second press does nothing. The caller writes who did it.
 */
export async function reopen(
  trx: Trx,
  world: World,
  { accountId, since }: { accountId: string; since?: string },
): Promise<boolean> {
  const account = await findAccount(trx, accountId);
  if (account === undefined || !(await reopenAccountRow(trx, accountId, since))) return false;
  await setPassword(trx, accountId, unusableHash(world));
  if (await isRecordContested(trx, accountId)) await openContested(trx, world, accountId);
  const expiresAt = new Date(after(world.now(), recoveryRules.refusable));
  // What refuses a way back in suspends the account: that is what is wanted here too.
  const refusal = await issueRefusal(trx, world, { kind: 'recovery', subject: accountId, expiresAt });
  const values = { date: world.now().toISOString(), refusal };
  await tellEverywhere(trx, world, { account, kind: 'account-reopened', values });
  return true;
}

/** The record that was closed because somebody contested its creation is open again with its account, and says so. */
async function openContested(trx: Trx, world: World, accountId: string): Promise<void> {
  const recordId = await ownRecord(trx, accountId);
  if (recordId === undefined || !(await setStatus(trx, recordId, { status: 'open', closed_at: null })))
    return;
  await appendEntry(trx, world, {
    actor: { kind: 'operator', id: 'site' },
    recordId,
    verb: 'record.reopened',
    object: { kind: 'record', id: recordId },
    channel: 'web',
  });
}

/** The same by a command on the machine itself, for the account with this identifier. */
export async function reopenByCommand(world: World, identifier: string): Promise<boolean> {
  const account = await findByIdentifier(world.db, lookupsOf(world, identifier));
  if (account === undefined) return false;
  return world.db.transaction().execute(async trx => {
    if (!(await reopen(trx, world, { accountId: account.id }))) return false;
    const recordId = await ownRecord(trx, account.id);
    await appendEntry(trx, world, {
      actor: { kind: 'operator', id: 'command' },
      verb: 'account.reopened',
      object: { kind: 'account', id: account.id },
      channel: 'command',
      ...(recordId ? { recordId } : {}),
    });
    return true;
  });
}
