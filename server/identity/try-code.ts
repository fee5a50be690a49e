import { clearLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { traceCode } from './code-trace.ts';
import { hashCode, keysOf } from './hashing.ts';
import { bindingText, type CodeBinding, codeRules, hourly, limitedAs } from './one-time-codes.ts';
import * as store from './one-time-codes-store.ts';
import { normaliseDigits } from './secrets.ts';

/** What a typed code turned out to be. `too-many`: this attempt is over, another one must be started. */
export type CodeResult = 'right' | 'wrong' | 'expired' | 'too-many';

/**
 * Tries a code. Any code of this attempt that is still valid is right, in the browser that asked for it, once. The
 * try is counted before anything is computed; `onRight` runs in the same transaction that uses the code up.
 */
export async function tryCode(
  world: World,
  attempt: CodeBinding & { attemptId: string },
  { typed, onRight }: { typed: string; onRight: (trx: Trx) => Promise<void> },
): Promise<CodeResult> {
  const refusal = await world.db.transaction().execute(trx => countTry(trx, world, attempt));
  if (refusal !== undefined) return refusal;
  const hashes = await hashesOf(world, attempt, typed);
  return world.db.transaction().execute(async trx => {
    const now = world.now().toISOString();
    const match = (await store.codesOf(trx, attempt.attemptId)).find(code => hashes.includes(code.hash));
    if (match === undefined) {
      await traceCode(trx, world, { binding: attempt, event: 'code-failed' });
      return 'wrong';
    }
    if (match.expires_at <= now || !(await store.consume(trx, match, now))) return 'expired';
    await clearLimit(trx, world, { limit: hourly, who: limitedAs(attempt) });
    await onRight(trx);
    return 'right';
  });
}

/** Counts a try; says why it may not be made: the attempt is not this browser's, is over, or had its 5 tries. */
async function countTry(
  trx: Trx,
  world: World,
  attempt: CodeBinding & { attemptId: string },
): Promise<'expired' | 'too-many' | undefined> {
  const known = await store.findAttempt(trx, { ...attempt, id: attempt.attemptId });
  const now = world.now().toISOString();
  if (known === undefined || known.done_at !== null || known.expires_at <= now) return 'expired';
  return (await store.countTry(trx, known.id)) > codeRules.tries ? 'too-many' : undefined;
}

async function hashesOf(
  world: World,
  attempt: CodeBinding & { attemptId: string },
  typed: string,
): Promise<string[]> {
  const to = bindingText(attempt, attempt.attemptId);
  const held = (await store.codesOf(world.db, attempt.attemptId)).map(code => code.hash);
  const code = normaliseDigits(typed);
  return Promise.all(keysOf(world, held).map(keyId => hashCode(world, code, { to, keyId })));
}
