import type { Limit } from '../storage/limits.ts';
import { day, hour, minute, second } from '../storage/time.ts';
import type { World } from '../world.ts';
import * as store from './one-time-codes-store.ts';

/** Rules of one-time codes (product rules, §2.2). */
export const codeRules = { lives: 10 * minute, again: 60 * second, tries: 5, anHour: 6 } as const;

export type CodePurpose = 'sign-in' | 'creation-contact' | 'contact' | 'confirm' | 'recovery';

/** What an attempt is bound to: its purpose, the person (or creation code) it concerns, and one browser. */
export interface CodeBinding {
  readonly purpose: CodePurpose;
  readonly subject: string;
  readonly browser: string;
}

/** At most 6 codes an hour for one purpose and one person; a right code clears the slate. */
export const hourly: Limit = { name: 'one-time-code', most: codeRules.anHour, window: hour };

/** Attempts with an app or a sheet, which cost no message: too few for whoever would try all codes. A right one clears them. */
export const attempts: Limit = { name: 'factor-attempt', most: 20, window: day };

/** What these limits count: codes for one purpose and one person. */
export function limitedAs({ purpose, subject }: CodeBinding): string {
  return `${purpose}:${subject}`;
}

/** What a code's hash is bound to. */
export function bindingText({ purpose, subject, browser }: CodeBinding, attemptId: string): string {
  return [purpose, subject, browser, attemptId].join('|');
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

/** Whether nothing can be tried in an attempt any more: it is not this browser's, is too old, or had its 5 tries. */
export async function isAttemptOver(
  world: World,
  attempt: CodeBinding & { attemptId: string },
): Promise<boolean> {
  const known = await store.findAttempt(world.db, { ...attempt, id: attempt.attemptId });
  if (known === undefined || known.done_at !== null) return true;
  return known.expires_at <= world.now().toISOString() || known.tries >= codeRules.tries;
}
