import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { setPassword } from './accounts-store.ts';
import { unusableHash } from './hashing.ts';
import { suspendAccount } from './suspend.ts';

/**
 * Stops a way back in that the owner did not ask for: the account opens for nobody, and the password that a stranger
 * chose never opens it again, even once the owner has proved who they are. `subject`: the account.
 */
export async function refuseRecovery(
  trx: Trx,
  world: World,
  { subject }: { readonly subject: string },
): Promise<string> {
  await setPassword(trx, subject, unusableHash(world));
  await suspendAccount(trx, world, { accountId: subject, reason: 'recovery' });
  return subject;
}
