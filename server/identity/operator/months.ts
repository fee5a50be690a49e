import type { World } from '../../world.ts';
import { todayIn } from '../calendar.ts';

/**
 * The instant at which a month began in the world's time zone (UTC, ISO 8601). `back`: 0 for this month, 1 for the one
 * before it.
 */
export function monthStart(world: World, back: number): string {
  const [year = 0, month = 0] = todayIn(world).split('-').map(Number);
  const asUtc = Date.UTC(year, month - 1 - back, 1);
  // The zone's distance from UTC is looked up at that very midnight: summer time may have begun or ended since.
  return new Date(asUtc - distance(world.config.timeZone, new Date(asUtc))).toISOString();
}

/** By how much clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function distance(timeZone: string, at: Date): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at.getTime();
}
