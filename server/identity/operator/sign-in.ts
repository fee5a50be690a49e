import { setTimeout as wait } from 'node:timers/promises';
import { appendEntry } from '../../record/journal.ts';
import { clearLimit, type Limit, takeFromLimit } from '../../storage/limits.ts';
import type { Trx } from '../../storage/tables.ts';
import { hour, minute } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { isPassword } from '../hashing.ts';
import { matchTotpStep } from '../totp.ts';
import { clearTries, countTry, pauseAfter, type TryLimits } from '../tries.ts';
import { loginLookups, openSecrets } from './accounts.ts';
import { findByLogin, type OperatorRow, useStep } from './operators-store.ts';

/** What a way in comes to. « expired »: all was right, but the initial password is too old. */
export type WayInResult =
  | { readonly is: 'right'; readonly operatorId: string }
  | { readonly is: 'wrong' | 'too-many' | 'expired' };

/**
 * One way of proving to be an operator. The local account is one; an OpenID provider (`STAFF_ISSUER`) can stand beside
 * it: it takes what came back from the provider, and gives the operator's id.
 */
export type WayIn<Given> = (world: World, given: Given) => Promise<WayInResult>;

/** What somebody types to come in by a local account, and the network address they come from. */
export interface LocalProof {
  readonly login: string;
  readonly password: string;
  readonly code: string;
  readonly address: string;
}

/** As for patients (identity/sign-in.ts), but for the address, behind which few operators sit. */
const limits: TryLimits = {
  perPair: { name: 'operator-sign-in', most: 6, window: 10 * minute },
  perAddress: { name: 'operator-sign-in-address', most: 30, window: 10 * minute },
  perName: { name: 'operator-sign-in-login', most: 500, window: hour },
};
const free = 12;
/**
 * Wrong codes with the right password, from wherever: without an end to them, codes of 6 digits could be tried until
 * one is right. A stranger has no right password, so nobody can use this up for the operator.
 */
const perCode: Limit = { name: 'operator-code', most: 10, window: hour };

/** The key of nobody: comparing with it takes as long as with a real one. */
const nobody = 'A'.repeat(32);

/**
 * Login, password and the 6 digits of the authenticator app at once: whichever is wrong, and whether or not there is
 * such a login, the answer is the same in the same time. A code serves once, and so does every one before it.
 */
export const localAccount: WayIn<LocalProof> = async (world, given) => {
  const lookups = loginLookups(world, given.login);
  const tried = { limits, address: given.address, name: lookups[0] ?? '' };
  const tries = await world.db.transaction().execute(trx => countTry(trx, world, tried));
  if (tries === 'too-many') return { is: 'too-many' };
  await wait(pauseAfter(tries, free));
  const operator = await findByLogin(world.db, lookups);
  const isRight = await isPassword(given.password, operator?.password_hash);
  const secret = operator === undefined ? nobody : openSecrets(world, operator).totp;
  const step = matchTotpStep(secret, given.code, { now: world.now() });
  return world.db.transaction().execute(async trx => {
    const isIn = isRight && operator?.disabled_at === null && (await isCode(trx, world, { operator, step }));
    if (!isIn) return failed(trx, world, { operator, isRight });
    await clearTries(trx, world, tried);
    return welcome(trx, world, operator);
  });
};

/** Whether a code lets this operator in: right, never used, and not one guess too many. */
async function isCode(
  trx: Trx,
  world: World,
  { operator, step }: { operator: OperatorRow; step: number | undefined },
): Promise<boolean> {
  const limit = { limit: perCode, who: operator.id };
  if (!(await takeFromLimit(trx, world, limit))) return false;
  if (step === undefined || !(await useStep(trx, operator.id, step))) return false;
  await clearLimit(trx, world, limit);
  return true;
}

async function welcome(trx: Trx, world: World, operator: OperatorRow): Promise<WayInResult> {
  const { id, password_expires_at: until } = operator;
  const isTooOld = until !== null && until <= world.now().toISOString();
  const verb = isTooOld ? 'operator.sign-in-expired' : 'operator.signed-in';
  await appendEntry(trx, world, { actor: { kind: 'operator', id }, verb, channel: 'web' });
  return isTooOld ? { is: 'expired' } : { is: 'right', operatorId: id };
}

/** Writes one entry whether or not there is such an operator: the same work takes the same time. */
async function failed(
  trx: Trx,
  world: World,
  { operator, isRight }: { operator: OperatorRow | undefined; isRight: boolean },
): Promise<WayInResult> {
  await appendEntry(trx, world, {
    actor: { kind: 'visitor', id: 'visitor' },
    verb: isRight ? 'operator.code-failed' : 'operator.sign-in-failed',
    ...(operator ? { object: { kind: 'operator', id: operator.id } } : {}),
    channel: 'web',
  });
  return { is: 'wrong' };
}
