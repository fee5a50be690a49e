import { startOfDay } from '../storage/zone.ts';
import type { World } from '../world.ts';
import { type HistoryEntry, tellEntries } from './history-entries.ts';
import { startOfMonth } from './history-months.ts';
import { placeOfEntry } from './history-months-store.ts';
import {
  actsThat,
  type HistoryPeople,
  type HistoryView,
  historyPeople,
  historyScope,
  isTold,
  ownSources,
  sourcesOf,
} from './history-sources.ts';
import * as store from './history-store.ts';
import { type HistoryAct, verbsWhere } from './history-verbs.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';

/** What is searched for. Days are YYYY-MM-DD, the last one included. */
export interface HistoryFilter {
  /** The number of a professional (RPPS), or `mine` for the reader's own acts. */
  readonly person?: string | undefined;
  readonly act?: HistoryAct | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Which part of a history is read: that of a view, or what a filter lets through. */
export type HistoryPart = { readonly view: HistoryView } | { readonly filter: HistoryFilter };

/** Where to begin: at the newest, below or above the entry with a number, or at the end of a month (YYYY-MM). */
export type HistoryStart =
  | { readonly before: number }
  | { readonly after: number }
  | { readonly month: string }
  | undefined;

/** Some entries, newest first, and whether there are more on either side. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
}

/**
 * Reads a page of a history; nothing for a start that is not there. What it costs depends on the page alone, and not on how
 * long the history is. @throws AccessError
 */
export async function readHistory(
  world: World,
  access: RecordAccess,
  { part, start, most }: { part: HistoryPart; start?: HistoryStart; most: number },
): Promise<HistoryPage | undefined> {
  mustBeAllowed(world, access, 'read-history');
  const people = await historyPeople(world, access);
  const scope = historyScope(world, access);
  const begin = await beginAt(world, scope.chain, start);
  if (begin === undefined) return undefined;
  const query = { ...queryOf(world, access, { part, people }), ...begin };
  const read = (more: object, count: number) =>
    store.readHistoryEntries(world.db, scope, { ...query, ...more, most: count });
  // One more than is shown tells whether there are others.
  const found = await read({}, most + 1);
  const isUpward = begin.after !== undefined;
  const rows = isUpward ? found.slice(-most) : found.slice(0, most);
  const [first, isMore] = [rows[0], found.length > most];
  const isBelow = begin.before !== undefined || begin.until !== undefined;
  const newer = isBelow && first !== undefined ? await above(read, first) : [];
  return {
    entries: await tellEntries(world, access, { rows, people }),
    hasNewer: isUpward ? isMore : newer.length > 0,
    hasOlder: isUpward || isMore,
  };
}

const above = (
  read: (more: object, count: number) => Promise<unknown[]>,
  { at, seq }: store.HistoryPlace,
): Promise<unknown[]> => read({ after: { at, seq }, before: undefined, until: undefined }, 1);

async function beginAt(
  { db, config }: World,
  chain: string,
  start: HistoryStart,
): Promise<Pick<store.HistoryQuery, 'before' | 'after' | 'until'> | undefined> {
  if (start === undefined) return {};
  if ('month' in start) return { until: startOfMonth(config.timeZone, start.month, 1) };
  const seq = 'before' in start ? start.before : start.after;
  const place = await placeOfEntry(db, chain, seq);
  if (place === undefined) return undefined;
  return 'before' in start ? { before: place } : { after: place };
}

function queryOf(
  { config }: World,
  access: RecordAccess,
  { part, people }: { part: HistoryPart; people: HistoryPeople },
): Omit<store.HistoryQuery, 'most'> {
  if ('view' in part) return { sources: sourcesOf(part.view, access, people) };
  const { from, to } = part.filter;
  const next = to === undefined ? undefined : dayAfter(to);
  return {
    sources: sourcesThat(access, people, part.filter),
    from: from && startOfDay(config.timeZone, from).toISOString(),
    until: next && startOfDay(config.timeZone, next).toISOString(),
  };
}

function sourcesThat(access: RecordAccess, people: HistoryPeople, { person, act }: HistoryFilter) {
  const holds = act === undefined ? isTold : (meaning: { act: HistoryAct }) => meaning.act === act;
  if (person === undefined) return actsThat(people, holds);
  const verbs = verbsWhere(holds);
  return person === 'mine' ? ownSources(access, people, verbs) : [{ actor: person, verbs }];
}

const dayAfter = (day: string): string => {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
};
