import { setTimeout as wait } from 'node:timers/promises';
import { appendEntry } from '../record/journal.ts';
import { ownRecord } from '../record/records-store.ts';
import { clearLimit, countHits, type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { hour, minute, second } from '../storage/time.ts';
import type { World } from '../world.ts';
import { lookupsOf } from './accounts.ts';
import { type AccountRow, findByIdentifier } from './accounts-store.ts';
import { isPassword } from './hashing.ts';
import { passwordMark } from './password-mark.ts';
import { tellTrouble } from './sign-in-trouble.ts';
import { traceAccount } from './trace.ts';

/** Failures slow down whoever fails, from one address: the owner, elsewhere, is never kept out (product rules, §2.6). */
const perPair: Limit = { name: 'sign-in', most: 6, window: 10 * minute };
const perAddress: Limit = { name: 'sign-in-address', most: 100, window: 10 * minute };
/** Failures from many addresses on one identifier make each answer slower, and never refuse the owner. */
const perIdentifier: Limit = { name: 'sign-in-identifier', most: 500, window: hour };
const slowAfter = 12;
const slowest = 4 * second;

/** How long an answer waits after so many tries in an hour, in milliseconds: the same for unknown identifiers. */
function pauseAfter(tries: number): number {
  return Math.min(slowest, Math.max(0, tries - slowAfter) * 100);
}

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
  const who = `${identifier}|${given.address}`;
  const failures = await world.db
    .transaction()
    .execute(trx => countTry(trx, world, { ...given, who, identifier }));
  if (failures === 'too-many') return { is: 'too-many' };
  await wait(pauseAfter(failures));
  const account = await findByIdentifier(world.db, lookupsOf(world, given.identifier));
  const isRight = await isPassword(given.password, account?.password_hash);
  return world.db.transaction().execute(async trx => {
    if (account === undefined || !isRight) {
      await tellTrouble(trx, world, { account, identifier, failures });
      return failed(trx, world, account);
    }
    await clearLimit(trx, world, { limit: perPair, who });
    await clearLimit(trx, world, { limit: perIdentifier, who: identifier });
    if (account.suspended_at !== null) return blocked(trx, world, account.id);
    if (isTooOld(world, account)) return { is: 'expired' };
    await traceAccount(trx, world, { accountId: account.id, verb: 'sign-in.password-accepted' });
    return { is: 'right', accountId: account.id, mark: passwordMark(account) };
  });
}

/** Counts a try; gives how many there were on this identifier in the last hour. */
async function countTry(
  trx: Trx,
  world: World,
  what: { address: string; who: string; identifier: string },
): Promise<number | 'too-many'> {
  const mayAddress = await takeFromLimit(trx, world, { limit: perAddress, who: what.address });
  const mayPair = mayAddress && (await takeFromLimit(trx, world, { limit: perPair, who: what.who }));
  if (!mayPair) return 'too-many';
  const slowing = { limit: perIdentifier, who: what.identifier };
  await takeFromLimit(trx, world, slowing);
  return countHits(trx, world, slowing);
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
