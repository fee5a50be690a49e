import { dayIn } from '../storage/time.ts';
import type { World } from '../world.ts';

/** The day it is in the world's time zone, as YYYY-MM-DD. */
export function todayIn(world: World): string {
  return dayIn(world.config.timeZone, world.now());
}
