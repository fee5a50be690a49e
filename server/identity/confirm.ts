import { clearLimit, type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { findAccount } from './accounts-store.ts';
import { isPassword } from './hashing.ts';
import { traceAccount } from './trace.ts';

/**
 * As at sign-in (see sign-in.ts): few tries from one place, and some more for the account wherever they come from.
 * Only somebody with an open visit gets so far: these limits keep nobody from signing in.
 */
const perPlace: Limit = { name: 'confirm', most: 6, window: 10 * minute };
const perAccount: Limit = { name: 'confirm-account', most: 30, window: hour };

export type Confirmation = 'right' | 'wrong' | 'too-many';

/** Checks once more the password of somebody who is signed in, before a change of the account (product rules, §2.8). */
export async function confirmPassword(
  world: World,
  given: { accountId: string; password: string; address: string },
): Promise<Confirmation> {
  const { accountId } = given;
  const who = `${accountId}|${given.address}`;
  const may = await world.db.transaction().execute(async trx => {
    const mayAccount = await takeFromLimit(trx, world, { limit: perAccount, who: accountId });
    return mayAccount && (await takeFromLimit(trx, world, { limit: perPlace, who }));
  });
  if (!may) return 'too-many';
  const account = await findAccount(world.db, accountId);
  const isRight = await isPassword(given.password, account?.password_hash);
  await world.db.transaction().execute(async trx => {
    if (isRight) await clearLimit(trx, world, { limit: perPlace, who });
    else await traceAccount(trx, world, { accountId, verb: 'settings.confirm-failed' });
  });
  return isRight ? 'right' : 'wrong';
}
