import { queueMessage } from '../messages/outbox.ts';
import { newId } from '../storage/ids.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { after, hour, minute, second } from '../storage/time.ts';
import type { World } from '../world.ts';
import { traceCode } from './code-trace.ts';
import { hashCode, keysOf } from './hashing.ts';
import * as store from './one-time-codes-store.ts';
import { makeOneTimeCode, normaliseDigits } from './secrets.ts';

/** Rules of one-time codes (product rules, §2.2). */
export const codeRules = { lives: 10 * minute, again: 60 * second, tries: 5, anHour: 6 } as const;

/** An attempt outlives its codes, so that a person can ask for a new code after the first one is too old. */
const attemptLives = hour;

export type CodePurpose = 'sign-in' | 'creation-contact' | 'contact';

/** Where a code goes. */
export interface CodeRoute {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly language: string;
}

/** What an attempt is bound to: its purpose, the person (or creation code) it concerns, and one browser. */
export interface CodeBinding {
  readonly purpose: CodePurpose;
  readonly subject: string;
  readonly browser: string;
}

export type SendResult =
  | { readonly sent: true; readonly attemptId: string }
  | { readonly sent: false; readonly reason: 'too-soon' | 'too-many' };

const hourly: Limit = { name: 'one-time-code', most: codeRules.anHour, window: hour };

/**
 * Makes a code and queues its message, in a new attempt or as another code of the attempt `attemptId`. A code that
 * came before stays valid until its own time. Refused within 60 seconds of the last one and after 6 in an hour.
 */
export async function sendCode(
  world: World,
  binding: CodeBinding,
  { route, attemptId }: { route: CodeRoute; attemptId?: string | undefined },
): Promise<SendResult> {
  const id = await usableAttempt(world, binding, attemptId);
  const code = makeOneTimeCode(world.random, world.config.codeDigits);
  const hash = await hashCode(world, code, { to: bindingText(binding, id) });
  return world.db.transaction().execute(async trx => {
    const known = await store.findAttempt(trx, { ...binding, id });
    if (known !== undefined && (await isTooSoon(trx, world, id))) return { sent: false, reason: 'too-soon' };
    const who = `${binding.purpose}:${binding.subject}`;
    if (!(await takeFromLimit(trx, world, { limit: hourly, who })))
      return { sent: false, reason: 'too-many' };
    if (known === undefined) await startAttempt(trx, world, { ...binding, id });
    else await store.extendAttempt(trx, id, after(world.now(), attemptLives));
    await keepCode(trx, world, { id, code, hash, route, purpose: binding.purpose });
    await traceCode(trx, world, { binding, event: 'code-sent' });
    return { sent: true, attemptId: id };
  });
}

/** The attempt to add a code to: a new one where there is none, or where tries and time have used it up. */
async function usableAttempt(
  world: World,
  binding: CodeBinding,
  attemptId: string | undefined,
): Promise<string> {
  const known = attemptId && (await store.findAttempt(world.db, { ...binding, id: attemptId }));
  if (!known || known.done_at !== null || known.tries >= codeRules.tries) return newId(world.random);
  const outlivesCode = known.expires_at > after(world.now(), codeRules.lives);
  return outlivesCode ? known.id : newId(world.random);
}

async function isTooSoon(trx: Trx, world: World, attemptId: string): Promise<boolean> {
  const [last] = await store.codesOf(trx, attemptId);
  return last !== undefined && last.created_at > after(world.now(), -codeRules.again);
}

async function startAttempt(trx: Trx, world: World, key: store.AttemptKey): Promise<void> {
  await store.insertAttempt(trx, {
    ...key,
    created_at: world.now().toISOString(),
    expires_at: after(world.now(), attemptLives),
    tries: 0,
    done_at: null,
  });
}

async function keepCode(
  trx: Trx,
  world: World,
  what: { id: string; code: string; hash: string; route: CodeRoute; purpose: CodePurpose },
): Promise<void> {
  const expiresAt = new Date(world.now().getTime() + codeRules.lives);
  const messageId = await queueMessage(trx, world, {
    ...what.route,
    kind: what.purpose === 'sign-in' ? 'one-time-code' : 'contact-code',
    values: { code: what.code, validUntil: expiresAt.toISOString() },
    expiresAt,
  });
  await store.insertCode(trx, {
    id: newId(world.random),
    attempt_id: what.id,
    hash: what.hash,
    message_id: messageId,
    created_at: world.now().toISOString(),
    expires_at: expiresAt.toISOString(),
    used_at: null,
  });
}

function bindingText({ purpose, subject, browser }: CodeBinding, attemptId: string): string {
  return [purpose, subject, browser, attemptId].join('|');
}

/** What a typed code turned out to be. `too-many`: this attempt is over, another one must be started. */
export type CodeResult = 'right' | 'wrong' | 'expired' | 'too-many';

/**
 * Tries a code. Any code of this attempt that is still valid is right, in the browser that asked for it, once. The
 * try is counted before the code is compared; `onRight` runs in the same transaction that uses the code up.
 */
export async function tryCode(
  world: World,
  attempt: CodeBinding & { attemptId: string },
  { typed, onRight }: { typed: string; onRight: (trx: Trx) => Promise<void> },
): Promise<CodeResult> {
  const to = bindingText(attempt, attempt.attemptId);
  const held = await store.codesOf(world.db, attempt.attemptId);
  const hashes = await Promise.all(
    keysOf(
      world,
      held.map(code => code.hash),
    ).map(keyId => hashCode(world, normaliseDigits(typed), { to, keyId })),
  );
  return world.db.transaction().execute(async trx => {
    const known = await store.findAttempt(trx, { ...attempt, id: attempt.attemptId });
    const now = world.now().toISOString();
    if (known === undefined || known.done_at !== null || known.expires_at <= now) return 'expired';
    if ((await store.countTry(trx, known.id)) > codeRules.tries) return 'too-many';
    const match = (await store.codesOf(trx, known.id)).find(code => hashes.includes(code.hash));
    if (match === undefined) {
      await traceCode(trx, world, { binding: attempt, event: 'code-failed' });
      return 'wrong';
    }
    if (match.expires_at <= now || !(await store.consume(trx, match, now))) return 'expired';
    await onRight(trx);
    return 'right';
  });
}

/** What a page tells about the newest code of an attempt: until when it is valid, and which message carries it. */
export interface CodeStatus {
  readonly expiresAt: Date;
  readonly messageId: string;
}

/** The newest code of an attempt, or nothing when the attempt is not this browser's. */
export async function codeStatus(
  world: World,
  attempt: CodeBinding & { attemptId: string },
): Promise<CodeStatus | undefined> {
  const known = await store.findAttempt(world.db, { ...attempt, id: attempt.attemptId });
  if (known === undefined) return undefined;
  const [newest] = await store.codesOf(world.db, known.id);
  return newest && { expiresAt: new Date(newest.expires_at), messageId: newest.message_id };
}
