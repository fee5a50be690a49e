import type { World } from '../../world.ts';
import { todayIn } from '../calendar.ts';

/** From when to when a mandate runs, in days (YYYY-MM-DD). It begins today; `judgment`: the day of a guardian's judgment. */
export interface MandateDates {
  readonly capacity: 'caregiver' | 'guardian';
  readonly until: string;
  readonly judgment?: string | undefined;
}

/** The longest protection that a judge decides in one go (Code civil, articles 441 and 442), in years. */
const longest = 20;

/** What is wrong with the days of a mandate, or nothing. */
export function findDateFault(
  world: World,
  { capacity, until, judgment }: MandateDates,
): 'ends-before' | 'too-long' | 'no-judgment' | 'judgment-later' | undefined {
  const today = todayIn(world);
  if (until <= today) return 'ends-before';
  if (until > yearsAfter(today)) return 'too-long';
  if (capacity === 'caregiver') return undefined;
  if (judgment === undefined) return 'no-judgment';
  if (judgment > today) return 'judgment-later';
  return until > yearsAfter(judgment) ? 'too-long' : undefined;
}

/** The same day, as many years later as a protection lasts at most. */
const yearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + longest}${day.slice(4)}`;
