import { after, day, hour, minute, second } from '../storage/time.ts';

const delays = [10 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute];
const giveUpAfter = 3 * day;

/** What is known of a message whose try has just failed; `tries` counts the ones before. */
export interface Failed {
  readonly tries: number;
  readonly created_at: string;
  readonly expires_at: string | null;
}

/**
 * When to try again: after 10 s, 30 s, 2 min, 10 min, 30 min, then every hour. What expires soon is tried more often:
 * a quarter of the time that is left, 10 s at least. Nothing when 3 days have passed: it is over.
 */
export function nextTry(failed: Failed, now: Date): string | undefined {
  if (now.getTime() - Date.parse(failed.created_at) >= giveUpAfter) return undefined;
  const usual = delays[failed.tries] ?? hour;
  if (failed.expires_at === null) return after(now, usual);
  const left = Date.parse(failed.expires_at) - now.getTime();
  return after(now, Math.min(usual, Math.max(10 * second, left / 4)));
}
