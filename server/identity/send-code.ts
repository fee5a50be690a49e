import { queueMessage } from '../messages/outbox.ts';
import { newId } from '../storage/ids.ts';
import { takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { after, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { traceCode } from './code-trace.ts';
import { hashCode } from './hashing.ts';
import {
  bindingText,
  type CodeBinding,
  type CodePurpose,
  codeRules,
  hourly,
  limitedAs,
} from './one-time-codes.ts';
import * as store from './one-time-codes-store.ts';
import { makeOneTimeCode } from './secrets.ts';
import { readSettings } from './settings.ts';

/** An attempt outlives its codes, so that a person can ask for a new code after the first one is too old. */
const attemptLives = hour;

/** Where a code goes. */
export interface CodeRoute {
  readonly channel: 'email' | 'sms';
  /**
   * Nothing: the same work is done, the code is one that nobody can type, and its message is dropped instead of sent.
   * Whoever asks in the place of somebody who does not exist must not see a difference.
   */
  readonly to: string | null;
  readonly language: string;
}

export type SendResult =
  | { readonly sent: true; readonly attemptId: string }
  | { readonly sent: false; readonly reason: 'too-soon' | 'too-many' | 'too-many-today' };

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
  const code =
    route.to === null ? newId(world.random) : makeOneTimeCode(world.random, world.config.codeDigits);
  const hash = await hashCode(world, code, { to: bindingText(binding, id) });
  return world.db.transaction().execute(async trx => {
    const known = await store.findAttempt(trx, { ...binding, id });
    if (known !== undefined && (await isTooSoon(trx, world, id))) return { sent: false, reason: 'too-soon' };
    const may = await takeFromLimit(trx, world, { limit: hourly, who: limitedAs(binding) });
    if (!may) return { sent: false, reason: 'too-many' };
    if (known === undefined) await startAttempt(trx, world, { ...binding, id });
    else await store.extendAttempt(trx, id, after(world.now(), attemptLives));
    await keepCode(trx, world, { id, code, hash, route, binding });
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

const kinds: Record<CodePurpose, `${'one-time' | 'contact' | 'confirm' | 'recovery'}-code`> = {
  'sign-in': 'one-time-code',
  recovery: 'recovery-code',
  contact: 'contact-code',
  'creation-contact': 'contact-code',
  confirm: 'confirm-code',
};

/** The message that carries a code: one that names neither the site nor health, where the account asks for that. */
async function messageKind(
  trx: Trx,
  { purpose, subject }: CodeBinding,
): Promise<(typeof kinds)[CodePurpose] | 'discreet-code'> {
  if (purpose === 'creation-contact') return kinds[purpose];
  return (await readSettings(trx, subject)).discreet ? 'discreet-code' : kinds[purpose];
}

async function keepCode(
  trx: Trx,
  world: World,
  what: { id: string; code: string; hash: string; route: CodeRoute; binding: CodeBinding },
): Promise<void> {
  const expiresAt = new Date(world.now().getTime() + codeRules.lives);
  const { to, ...route } = what.route;
  const messageId = await queueMessage(trx, world, {
    ...route,
    to: to ?? '',
    kind: await messageKind(trx, what.binding),
    values: { code: what.code, validUntil: expiresAt.toISOString() },
    expiresAt: to === null ? world.now() : expiresAt,
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
