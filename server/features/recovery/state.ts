import { isProven, type Recovery, type RecoveryWay, readRecovery } from '../../identity/recovery.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { browserOf } from '../../web/session.ts';

/** What the journey knows: how far this browser got, and whether that is enough to choose a new password. */
export interface RecoveryState {
  readonly recovery: Recovery | undefined;
  readonly proven: boolean;
}

/** Reads the way back in that is under way in this browser. */
export async function loadRecovery({ world, request }: Visit): Promise<RecoveryState> {
  const { recovery: id } = request.session;
  if (id === undefined) return { recovery: undefined, proven: false };
  const recovery = await readRecovery(world, { id, browser: browserOf(world, request) });
  return { recovery, proven: recovery !== undefined && isProven(world, recovery) };
}

/** The way back in. @throws Problem when it ended meanwhile */
export function recoveryOf({ recovery }: RecoveryState): Recovery {
  if (recovery === undefined) throw new Problem(410);
  return recovery;
}

/** What a page is about: one way back in, as far as it got, so that a tab that stayed behind does nothing. */
export function aboutRecovery({ state }: Visit<RecoveryState>): string {
  const { id = '', first = '', second = '' } = state.recovery ?? {};
  return `${id}:${first}:${second}`;
}

/** The picture of a way. */
export const wayPictures: Record<RecoveryWay, string> = { email: 'e-mail', sms: 'phone', sheet: 'letter' };
