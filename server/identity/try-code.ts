import { clearLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { tryApp } from './authenticator.ts';
import { hashesOnSheet, takeFromSheet } from './code-sheet.ts';
import { traceCode } from './code-trace.ts';
import { hashCode, keysOf } from './hashing.ts';
import { attempts, bindingText, type CodeBinding, codeRules, hourly, limitedAs } from './one-time-codes.ts';
import * as store from './one-time-codes-store.ts';
import { normaliseDigits } from './secrets.ts';

/**
 * What a typed code turned out to be. `too-many`: this attempt is over, another one must be started. `used`: a code of
 * an app or a sheet that served already. `clock`: a code of an app whose device has the wrong time.
 */
export type CodeResult = 'right' | 'wrong' | 'expired' | 'too-many' | 'used' | 'clock';

/** An attempt under way: what it is bound to, and the account whose app or sheet the code comes from, if it does. */
export interface Attempt extends CodeBinding {
  readonly attemptId: string;
  readonly by?: { readonly kind: 'app' | 'sheet'; readonly accountId: string } | undefined;
}

/** Uses a code up, in the transaction of what it allows. */
type UseUp = (trx: Trx) => Promise<CodeResult>;

/**
 * Tries a code. Any code of this attempt that is still valid is right, in the browser that asked for it, once. The
 * try is counted before anything is computed; `onRight` runs in the same transaction that uses the code up.
 */
export async function tryCode(
  world: World,
  attempt: Attempt,
  { typed, onRight }: { typed: string; onRight: (trx: Trx) => Promise<void> },
): Promise<CodeResult> {
  const refusal = await world.db.transaction().execute(trx => countTry(trx, world, attempt));
  if (refusal !== undefined) return refusal;
  const useUp = await lookUp(world, attempt, typed);
  return world.db.transaction().execute(async trx => {
    const result = await useUp(trx);
    if (result !== 'right') {
      if (result !== 'expired') await traceCode(trx, world, { binding: attempt, event: 'code-failed' });
      return result;
    }
    await store.finishAttempt(trx, attempt.attemptId, world.now().toISOString());
    for (const limit of [hourly, attempts]) await clearLimit(trx, world, { limit, who: limitedAs(attempt) });
    await onRight(trx);
    return 'right';
  });
}

/** Counts a try; says why it may not be made: the attempt is not this browser's, is over, or had its 5 tries. */
async function countTry(
  trx: Trx,
  world: World,
  attempt: Attempt,
): Promise<'expired' | 'too-many' | undefined> {
  const known = await store.findAttempt(trx, { ...attempt, id: attempt.attemptId });
  const now = world.now().toISOString();
  if (known === undefined || known.done_at !== null || known.expires_at <= now) return 'expired';
  return (await store.countTry(trx, known.id)) > codeRules.tries ? 'too-many' : undefined;
}

/** Computes what is slow before the transaction begins. */
async function lookUp(world: World, attempt: Attempt, typed: string): Promise<UseUp> {
  const { by } = attempt;
  if (by?.kind === 'app') return trx => tryApp(trx, world, by.accountId, typed);
  if (by?.kind === 'sheet') {
    const hashes = await hashesOnSheet(world, by.accountId, typed);
    return trx => takeFromSheet(trx, world, { accountId: by.accountId, hashes });
  }
  return lookAmongSent(world, attempt, typed);
}

async function lookAmongSent(world: World, attempt: Attempt, typed: string): Promise<UseUp> {
  const to = bindingText(attempt, attempt.attemptId);
  const held = (await store.codesOf(world.db, attempt.attemptId)).map(code => code.hash);
  const code = normaliseDigits(typed);
  const hashes = await Promise.all(keysOf(world, held).map(keyId => hashCode(world, code, { to, keyId })));
  return async trx => {
    const now = world.now().toISOString();
    const match = (await store.codesOf(trx, attempt.attemptId)).find(sent => hashes.includes(sent.hash));
    if (match === undefined) return 'wrong';
    return match.expires_at > now && (await store.consume(trx, match.id, now)) ? 'right' : 'expired';
  };
}
