import { sameTimeLater } from '../storage/wall-time.ts';
import type { World } from '../world.ts';

/** Product rules, §4, R2: the owner is told that a document exists 2 weeks after it came in … */
const existenceTold = { days: 14 };
/** … and it opens by itself a month after it came in, whatever the professional asked. */
const opensAtLast = { months: 1 };

/** How long a document is kept back, as the database has it. */
export interface KeptBack {
  readonly kept_back_until: string | null;
  readonly existence_due_at: string | null;
}

/** A document that nobody keeps back. */
export const notKeptBack: KeptBack = { kept_back_until: null, existence_due_at: null };

/** The latest instant until which a document that comes in now is kept back. */
export function keptBackAtMost(world: World): Date {
  return sameTimeLater(world.now(), opensAtLast, world.config.timeZone);
}

/**
 * How long a document that comes in now is kept back, of one that is asked to be until `until`: a month at most, by the
 * clocks of the site's zone. An instant that has passed keeps nothing back. @throws RangeError when it is no instant
 */
export function keptBackUntil(world: World, until: Date | undefined): KeptBack {
  if (until === undefined) return notKeptBack;
  if (Number.isNaN(until.getTime())) throw new RangeError('A document is kept back until an instant.');
  const now = world.now();
  if (until <= now) return notKeptBack;
  const last = keptBackAtMost(world);
  return {
    kept_back_until: (until < last ? until : last).toISOString(),
    existence_due_at: sameTimeLater(now, existenceTold, world.config.timeZone).toISOString(),
  };
}
