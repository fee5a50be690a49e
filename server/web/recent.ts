import { minute } from '../storage/time.ts';
import type { World } from '../world.ts';

/** Whether the instant `at` (as a session keeps it) is less than so many minutes ago. */
export function isRecent(world: World, at: string | undefined, minutes: number): boolean {
  return at !== undefined && world.now().getTime() - Date.parse(at) < minutes * minute;
}
