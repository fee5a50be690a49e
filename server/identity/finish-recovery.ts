import type { Trx } from '../storage/tables.ts';
import { after } from '../storage/time.ts';
import type { World } from '../world.ts';
import { endSessionsOf } from './account-sessions-store.ts';
import { type AccountRow, dropFreshCredentials, setPassword } from './accounts-store.ts';
import { findPasswordError, identifierOf, type PasswordError } from './change-password.ts';
import { hashPassword } from './hashing.ts';
import { endAttempts } from './one-time-codes-store.ts';
import { isProven, type Recovery, recoveryRules, toWait, usableAccount } from './recovery.ts';
import { tellEverywhere } from './recovery-notices.ts';
import * as store from './recovery-store.ts';
import { issueRefusal } from './refusals.ts';
import { refuseAccountInstead } from './refusals-store.ts';
import { traceAccount } from './trace.ts';

/** What became of choosing a password. `ended`: the recovery was finished, refused or stopped meanwhile. */
export type FinishResult =
  | { readonly is: 'done'; readonly accountId: string }
  | { readonly is: 'ended' }
  | { readonly is: 'refused'; readonly error: PasswordError };

/** The identifier of the account that is being recovered; nothing before enough is proven. */
export async function provenIdentifier(world: World, recovery: Recovery): Promise<string | undefined> {
  if (!isProven(world, recovery)) return undefined;
  const account = await usableAccount(world.db, recovery.accountId ?? 'nobody');
  return account && identifierOf(world, account);
}

/**
 * The end of a way back in: a new password, every session and every other recovery ended, the owner told everywhere
 * with a number that still stops it. All or nothing, and once, whatever else is under way.
 */
export async function finishRecovery(
  world: World,
  recovery: Recovery,
  password: string,
): Promise<FinishResult> {
  const account = await usableAccount(world.db, recovery.accountId ?? 'nobody');
  if (account === undefined || !isProven(world, recovery)) return { is: 'ended' };
  const error = await findPasswordError(world, account, password);
  if (error !== null) return { is: 'refused', error };
  const hash = await hashPassword(world, password);
  return world.db.transaction().execute(async trx => {
    if (!(await isStillProven(trx, world, recovery))) return { is: 'ended' };
    await setPassword(trx, account.id, hash);
    await endAllElse(trx, world, { account, recovery });
    const { refusable } = recoveryRules;
    const refusal = await issueRefusal(trx, world, {
      kind: 'recovery',
      subject: account.id,
      expiresAt: new Date(after(world.now(), refusable)),
    });
    const values = { date: world.now().toISOString(), refusal };
    await tellEverywhere(trx, world, { account, kind: 'recovery-done', values });
    await traceAccount(trx, world, { accountId: account.id, verb: 'recovery.done' });
    return { is: 'done', accountId: account.id };
  });
}

/** Looks again inside the transaction: a refusal, a suspension or another recovery may have come in between. */
async function isStillProven(trx: Trx, world: World, recovery: Recovery): Promise<boolean> {
  const now = world.now().toISOString();
  const account = await usableAccount(trx, recovery.accountId ?? 'nobody');
  if (account === undefined || !(await store.takeRecovery(trx, recovery.id, now))) return false;
  const wait = await store.liveWait(trx, account.id, now);
  return isProven(world, { ...recovery, wait: wait && toWait(wait) });
}

/** A number that refused the wait refuses from now on what the wait led to. */
async function endAllElse(
  trx: Trx,
  world: World,
  { account, recovery }: { account: AccountRow; recovery: Recovery },
): Promise<void> {
  const now = world.now().toISOString();
  await endSessionsOf(trx, account.id);
  await endAttempts(trx, account.id, now);
  await dropFreshCredentials(trx, account.id);
  await store.endRecoveries(trx, account.id, now);
  const { wait } = recovery;
  await store.endWaits(trx, account.id, now);
  if (wait !== undefined)
    await refuseAccountInstead(trx, { kind: 'recovery-wait', subject: wait.id }, account.id);
}
