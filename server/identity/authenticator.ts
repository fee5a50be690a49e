import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import {
  type AuthenticatorRow,
  dropAuthenticator,
  findAuthenticator,
  putAuthenticator,
  takeStep,
} from './factors-store.ts';
import { makeTotpSecret, matchTotpStep, totpDrift } from './totp.ts';
import { traceAccount } from './trace.ts';

/**
 * How far a device's clock may be off when the app is added, in steps of 30 seconds: a little over two minutes. What
 * it is off by is kept, so that the code of every later day is looked for where this device counts (RFC 6238 §6).
 */
const learntDrift = 5;
/** A code this far off is a clock that went wrong since: the person is told so, and it opens nothing. */
const toldDrift = 20;

export type AppResult = 'right' | 'wrong' | 'used' | 'clock';

const secretOf = (world: World, row: AuthenticatorRow): string =>
  String(JSON.parse(world.keys.open('authenticator', row.account_id, row.sealed)).secret);

/** Makes a key for an authenticator app, which counts once it was confirmed. An app that is in use stays. */
export async function beginAuthenticator(world: World, accountId: string): Promise<void> {
  const secret = makeTotpSecret(world.random);
  await world.db.transaction().execute(async trx => {
    const known = await findAuthenticator(trx, accountId);
    if (known !== undefined && known.confirmed_at !== null) return;
    await putAuthenticator(trx, {
      account_id: accountId,
      sealed: world.keys.seal('authenticator', accountId, JSON.stringify({ secret })),
      created_at: world.now().toISOString(),
      confirmed_at: null,
      last_step: 0,
      drift: 0,
    });
    await traceAccount(trx, world, { accountId, verb: 'authenticator.begun' });
  });
}

/** The key of an app that was begun and not confirmed yet, in base32. */
export async function pendingAuthenticator(world: World, accountId: string): Promise<string | undefined> {
  const row = await findAuthenticator(world.db, accountId);
  return row === undefined || row.confirmed_at !== null ? undefined : secretOf(world, row);
}

/** Whether an account has an app whose first code was right. */
export async function isAuthenticatorOn(world: World, accountId: string): Promise<boolean> {
  const row = await findAuthenticator(world.db, accountId);
  return row !== undefined && row.confirmed_at !== null;
}

/**
 * Confirms the app with its first code, and learns how far the device's clock is off. `also` runs in the same
 * transaction when the code is right.
 */
export async function confirmAuthenticator(
  world: World,
  { accountId, typed, also }: { accountId: string; typed: string; also?: (trx: Trx) => Promise<void> },
): Promise<AppResult> {
  return world.db.transaction().execute(async trx => {
    const row = await findAuthenticator(trx, accountId);
    if (row === undefined || row.confirmed_at !== null) return 'wrong';
    const now = world.now();
    const step = matchTotpStep(secretOf(world, row), typed, { now, window: learntDrift });
    if (step === undefined) return isFarOff(world, row, typed) ? 'clock' : 'wrong';
    const taken = { step, drift: totpDrift(step, now), confirmedAt: now.toISOString() };
    if (!(await takeStep(trx, accountId, taken))) return 'used';
    await also?.(trx);
    await traceAccount(trx, world, { accountId, verb: 'authenticator.added' });
    return 'right';
  });
}

/** Takes an app away. Returns whether there was one. */
export async function removeAuthenticator(trx: Trx, world: World, accountId: string): Promise<boolean> {
  const removed = await dropAuthenticator(trx, accountId);
  if (removed) await traceAccount(trx, world, { accountId, verb: 'authenticator.removed' });
  return removed;
}

/** Tries a code of the app inside the transaction of what it allows. One that served already is « used ». */
export async function tryApp(trx: Trx, world: World, accountId: string, typed: string): Promise<AppResult> {
  const row = await findAuthenticator(trx, accountId);
  if (row === undefined || row.confirmed_at === null) return 'wrong';
  const now = world.now();
  const step = matchTotpStep(secretOf(world, row), typed, { now, drift: row.drift });
  if (step === undefined) return isFarOff(world, row, typed) ? 'clock' : 'wrong';
  return (await takeStep(trx, accountId, { step, drift: totpDrift(step, now) })) ? 'right' : 'used';
}

/** A code that served already is never called one of a wrong clock: its step is not newer than the last. */
function isFarOff(world: World, row: AuthenticatorRow, typed: string): boolean {
  const step = matchTotpStep(secretOf(world, row), typed, { now: world.now(), window: toldDrift });
  return step !== undefined && step > row.last_step;
}
