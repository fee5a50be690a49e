import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { suspendAccount } from './suspend.ts';

/** Stops a way back in that the owner did not ask for: the account opens for nobody. `subject`: the account. */
export async function refuseRecovery(
  trx: Trx,
  world: World,
  { subject }: { readonly subject: string },
): Promise<void> {
  await suspendAccount(trx, world, { accountId: subject, reason: 'recovery' });
}
