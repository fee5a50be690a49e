import { appendEntry } from '../record/journal.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { dropFreshCredentials } from './accounts-store.ts';
import { findCode, suspendCodes } from './creation-codes-store.ts';
import { suspendAccount } from './suspend.ts';

/**
 * « Ce n'est pas moi » about a creation: every code of the person is suspended, so that answers that wait under them
 * open for nobody, and so is an account that this code has opened meanwhile. Whoever is the person asks for a new code.
 */
export async function refuseCreation(
  trx: Trx,
  world: World,
  refusal: { readonly id: string; readonly subject: string },
): Promise<string | undefined> {
  const code = await findCode(trx, refusal.subject);
  if (code === undefined) return undefined;
  await suspendCodes(trx, code.insured_id, world.now().toISOString());
  await appendEntry(trx, world, {
    actor: { kind: 'visitor', id: 'visitor' },
    verb: 'creation-code.suspended',
    object: { kind: 'refusal', id: refusal.id },
    details: { insured: code.insured_id },
    channel: 'web',
  });
  if (code.account_id === null) return undefined;
  await dropFreshCredentials(trx, code.account_id);
  await suspendAccount(trx, world, { accountId: code.account_id, reason: 'creation' });
  return code.account_id;
}
