import type { SessionData } from 'express-session';
import { carerIdle, signedInIdle } from '../identity/session-life.ts';
import type { Tables } from '../storage/tables.ts';
import { after, hour, minute } from '../storage/time.ts';
import type { World } from '../world.ts';

/** How long a session lives without a request (product rules, §2.7): short once somebody is signed in. */
export const idle = { signedIn: signedInIdle, carer: carerIdle, visitor: hour };
/** The longest a session lives, whatever happens. */
export const longest = 8 * hour;
/** A session's last use is written at most this often: reading a page should not cost a write to disk. */
const touchEvery = minute;

type Whose = Pick<Tables['session'], 'account_id' | 'operator_id' | 'professional_rpps' | 'agent_id'>;

/** How long a session lives without a request, by who signed in with it. */
export function idleOf(row: Whose): number {
  if (row.account_id !== null || row.operator_id !== null) return idle.signedIn;
  return row.professional_rpps !== null || row.agent_id !== null ? idle.carer : idle.visitor;
}

/** The same while the session is at hand. */
export function idleOfSession({ professional, agent }: Partial<SessionData>): number {
  return professional === undefined && agent === undefined ? idle.signedIn : idle.carer;
}

/** Whether the last use of a session was noted just now. */
export function wasJustSeen(world: World, { seenAt = '' }: Partial<SessionData>): boolean {
  return world.now().getTime() - Date.parse(seenAt) < touchEvery;
}

/** How long a signed-in session lasts, in milliseconds. */
export interface TimeLeft {
  readonly ms: number;
  /** It is the 8 hours that end: nothing makes the session longer. */
  readonly isWhole: boolean;
}

/** How long a signed-in session still lasts if nobody asks for anything, once this request has counted or as it is. */
export function timeLeft(world: World, session: Partial<SessionData>, counts: 'counts' | 'asks'): TimeLeft {
  const now = world.now().getTime();
  const isNoted = counts === 'counts' && !wasJustSeen(world, session);
  const seen = isNoted ? now : Date.parse(session.seenAt ?? world.now().toISOString());
  const quiet = seen + idleOfSession(session) - now;
  const whole = Date.parse(session.endsAt ?? after(world.now(), longest)) - now;
  return { ms: Math.max(0, Math.min(quiet, whole)), isWhole: whole <= quiet };
}
