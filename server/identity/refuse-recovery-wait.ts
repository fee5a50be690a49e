import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { endRecoveries, findWait, refuseWait } from './recovery-store.ts';
import { traceAccount } from './trace.ts';

/**
 * Stops a wait that the owner did not ask for (product rules, §2.9), at any hour of it: the account stays open to its
 * owner, whatever is under way ends, and one way alone is not enough for 30 days. `subject`: the wait.
 */
export async function refuseRecoveryWait(
  trx: Trx,
  world: World,
  { subject }: { readonly subject: string },
): Promise<string | undefined> {
  const wait = await findWait(trx, subject);
  const now = world.now().toISOString();
  if (wait === undefined || !(await refuseWait(trx, wait.id, now))) return wait?.account_id;
  await endRecoveries(trx, wait.account_id, now);
  await traceAccount(trx, world, { accountId: wait.account_id, verb: 'recovery.refused' });
  return wait.account_id;
}
