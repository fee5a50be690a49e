import { setTimeout as wait } from 'node:timers/promises';
import { appendEntry } from '../record/journal.ts';
import { ownRecord } from '../record/records-store.ts';
import type { Trx } from '../storage/tables.ts';
import { hour, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { lookupsOf } from './accounts.ts';
import { type AccountRow, findByIdentifier } from './accounts-store.ts';
import { isPassword } from './hashing.ts';
import { passwordMark } from './password-mark.ts';
import { tellTrouble } from './sign-in-trouble.ts';
import { traceAccount } from './trace.ts';
import { clearTries, countTry, pauseAfter, type TryLimits } from './tries.ts';

/** Failures slow down whoever fails, from one address: the owner, elsewhere, is never kept out (product rules, §2.6). */
const limits: TryLimits = {
  perPair: { name: 'sign-in', most: 6, window: 10 * minute },
  perAddress: { name: 'sign-in-address', most: 100, window: 10 * minute },
  perName: { name: 'sign-in-identifier', most: 500, window: hour },
};
/** Failures on one identifier in an hour that do not make its answers slower yet. */
const free = 12;

export type PasswordCheck =
  | { readonly is: 'right'; readonly accountId: string; readonly mark: string }
  | { readonly is: 'wrong' | 'too-many' | 'expired' | 'suspended' };

/**
 * Checks identifier and password. Unknown identifier and wrong password give the same answer in the same time. Only
 * somebody with the right password is told that an initial password is too old, or that the account is suspended.
 */
export async function checkPassword(
  world: World,
  given: { identifier: string; password: string; address: string },
): Promise<PasswordCheck> {
  const identifier = lookupsOf(world, given.identifier)[0] ?? '';
  const tried = { limits, address: given.address, name: identifier };
  const failures = await world.db.transaction().execute(trx => countTry(trx, world, tried));
  if (failures === 'too-many') return { is: 'too-many' };
  await wait(pauseAfter(failures, free));
  const account = await findByIdentifier(world.db, lookupsOf(world, given.identifier));
  const isRight = await isPassword(given.password, account?.password_hash);
  return world.db.transaction().execute(async trx => {
    if (account === undefined || !isRight) {
      await tellTrouble(trx, world, { account, identifier, failures });
      return failed(trx, world, account);
    }
    await clearTries(trx, world, tried);
    if (account.suspended_at !== null) return blocked(trx, world, account.id);
    if (isTooOld(world, account)) return { is: 'expired' };
    await traceAccount(trx, world, { accountId: account.id, verb: 'sign-in.password-accepted' });
    return { is: 'right', accountId: account.id, mark: passwordMark(account) };
  });
}

function isTooOld(world: World, account: AccountRow): boolean {
  return account.password_expires_at !== null && account.password_expires_at <= world.now().toISOString();
}

/** Somebody said « Ce n'est pas moi »: not even the right password opens. */
async function blocked(trx: Trx, world: World, accountId: string): Promise<PasswordCheck> {
  await traceAccount(trx, world, { accountId, verb: 'sign-in.blocked' });
  return { is: 'suspended' };
}

/** Writes one entry whether or not there is such an account: the same work takes the same time. */
async function failed(trx: Trx, world: World, account: AccountRow | undefined): Promise<PasswordCheck> {
  const actor = { kind: 'visitor', id: 'visitor' } as const;
  const recordId = await ownRecord(trx, account?.id ?? '');
  await appendEntry(trx, world, {
    actor,
    verb: 'sign-in.failed',
    channel: 'web',
    ...(recordId ? { recordId } : {}),
  });
  return { is: 'wrong' };
}
