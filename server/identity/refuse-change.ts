import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { suspendAccount } from './suspend.ts';

/** Stops a change of contact, password or factor that the owner did not ask for: the account opens for nobody. `subject`: the account. */
export async function refuseChange(
  trx: Trx,
  world: World,
  { subject }: { readonly subject: string },
): Promise<void> {
  await suspendAccount(trx, world, { accountId: subject, reason: 'change' });
}
