import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { endSessionsOf } from './account-sessions-store.ts';
import { suspendAccountRow } from './accounts-store.ts';
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
