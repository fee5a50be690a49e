import type { World } from '../world.ts';

/** The day it is in the world's time zone, as YYYY-MM-DD. */
export function todayIn(world: World): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: world.config.timeZone }).format(world.now());
}
