import { dayIn } from '../storage/time.ts';
import { startOfDay } from '../storage/zone.ts';
import type { World } from '../world.ts';
import { firstInstant, stretchesWithEntries } from './history-months-store.ts';
import { type HistoryView, historyPeople, historyScope, sourcesOf } from './history-sources.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';

/** The instant at which the month begins that is so many after another one (YYYY-MM). */
export function startOfMonth(timeZone: string, month: string, count: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const day = new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 10);
  return startOfDay(timeZone, day).toISOString();
}

/** Nobody leafs through more by hand. */
const mostMonths = 240;

/** The months (YYYY-MM) in which a view has entries, newest first. @throws AccessError */
export async function historyMonths(
  world: World,
  access: RecordAccess,
  view: HistoryView,
): Promise<readonly string[]> {
  mustBeAllowed(world, access, 'read-history');
  const { timeZone } = world.config;
  const first = await firstInstant(world.db, access.recordId);
  if (first === undefined) return [];
  const oldest = dayIn(timeZone, new Date(first)).slice(0, 7);
  const months: string[] = [];
  for (let month = dayIn(timeZone, world.now()).slice(0, 7); month >= oldest; month = monthBefore(month))
    if (months.push(month) === mostMonths) break;
  const stretches = months.map(name => ({
    name,
    from: startOfMonth(timeZone, name, 0),
    until: startOfMonth(timeZone, name, 1),
  }));
  const sources = sourcesOf(view, access, await historyPeople(world, access));
  const scope = historyScope(world, access);
  const found = await stretchesWithEntries(world.db, scope, { sources, stretches });
  return months.filter(month => found.has(month));
}

const monthBefore = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
};
