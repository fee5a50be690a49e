import { appendEntry } from '../record/journal.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findByInsured } from './accounts-store.ts';
import { suspendCodes } from './creation-store.ts';
import { suspendAccount } from './suspend.ts';

/**
 * Stops a creation that the person did not begin (product rules, §1.5): no code of theirs opens anything any more, nor
 * does an account that was opened meanwhile. `subject`: the insured person.
 */
export async function refuseCreation(
  trx: Trx,
  world: World,
  { id, subject }: { readonly id: string; readonly subject: string },
): Promise<void> {
  await suspendCodes(trx, subject, world.now().toISOString());
  await appendEntry(trx, world, {
    actor: { kind: 'insured', id: subject },
    verb: 'creation-code.suspended',
    object: { kind: 'refusal', id },
    channel: 'web',
  });
  const account = await findByInsured(trx, subject);
  if (account !== undefined) await suspendAccount(trx, world, { accountId: account.id, reason: 'creation' });
}
