import { appendEntry } from '../record/journal.ts';
import { ownRecord } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { endSessionsOf } from './account-sessions-store.ts';
import { lookupsOf } from './accounts.ts';
import { findByIdentifier, reopenAccountRow, setPassword, suspendAccountRow } from './accounts-store.ts';
import { unusableHash } from './hashing.ts';
import { traceAccount } from './trace.ts';

/**
 * Ends every session of an account and lets nobody sign in to it, until its owner has proved who they are another
 * way: somebody said « Ce n'est pas moi ». Doing it twice is harmless.
 */
export async function suspendAccount(
  trx: Trx,
  world: World,
  { accountId, reason }: { accountId: string; reason: string },
): Promise<void> {
  const ended = await endSessionsOf(trx, accountId);
  if (!(await suspendAccountRow(trx, accountId, world.now().toISOString()))) return;
  await traceAccount(trx, world, { accountId, verb: 'account.suspended', details: { reason, ended } });
}

/**
 * Lets an account be used again, once its owner has proved who they are to the operator. Nothing else opens with it:
 * the password is no longer one, so the way back in asks for its own proofs. Returns whether it was suspended.
 */
export async function reopenAccount(world: World, identifier: string): Promise<boolean> {
  const account = await findByIdentifier(world.db, lookupsOf(world, identifier));
  if (account === undefined) return false;
  return world.db.transaction().execute(async trx => {
    if (!(await reopenAccountRow(trx, account.id))) return false;
    await setPassword(trx, account.id, unusableHash(world));
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
