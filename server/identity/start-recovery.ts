import { newId } from '../storage/ids.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { after, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { findByInsured } from './accounts-store.ts';
import { recoveryRules, usableAccount } from './recovery.ts';
import * as store from './recovery-store.ts';
import { traceRecovery } from './recovery-trace.ts';

/** A family or a workshop shares an address; whoever fails, fails for a number and an address together. */
const perAddress: Limit = { name: 'recovery-address', most: 60, window: hour };
const perPair: Limit = { name: 'recovery', most: 6, window: hour };

/**
 * Begins a way back in, for anybody: whether there is such a person, with this birth date and an account, decides only
 * whether a code can ever be right. Returns its id.
 */
export async function startRecovery(
  world: World,
  given: { nir: string; birthDate: string; address: string; browser: string },
): Promise<{ readonly is: 'started'; readonly id: string } | { readonly is: 'too-many' }> {
  const numberMark = world.keys.lookup('limit', `recovery:${given.nir}`);
  const person = await world.register.findByNir(given.nir);
  const account = await findByInsured(world.db, person?.id ?? 'nobody');
  const usable = await usableAccount(world.db, account?.id ?? 'nobody');
  const isKnown = usable !== undefined && person?.birthDate === given.birthDate;
  return world.db.transaction().execute(async trx => {
    const who = `${numberMark}|${given.address}`;
    const mayAddress = await takeFromLimit(trx, world, { limit: perAddress, who: given.address });
    if (!mayAddress || !(await takeFromLimit(trx, world, { limit: perPair, who }))) return { is: 'too-many' };
    const id = newId(world.random);
    await store.insertRecovery(trx, {
      ...{ id, account_id: isKnown ? usable.id : null, number_mark: numberMark, browser: given.browser },
      ...{ way: null, attempt_id: null, first_way: null, second_way: null, ended_at: null },
      created_at: world.now().toISOString(),
      expires_at: after(world.now(), recoveryRules.lives),
    });
    await traceRecovery(trx, world, { id, verb: 'recovery.asked' });
    return { is: 'started', id };
  });
}
