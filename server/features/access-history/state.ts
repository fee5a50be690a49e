import { type HistoryPage, type HistoryPart, type HistoryStart, readHistory } from '../../record/history.ts';
import { historyMonths } from '../../record/history-months.ts';
import type { Visit } from '../../web/context.ts';
import { historyPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import type { ViewOfHistory } from './views.ts';

/** How many entries a page shows. */
export const perPage = 20;

/** What a page of the history knows. */
export interface HistoryState extends RecordState {
  readonly way: ViewOfHistory;
  readonly page: HistoryPage;
  readonly months: readonly string[];
}

/** Where a page begins, out of its address. @throws Problem 404 */
export function startOf({ params }: Visit['request']): HistoryStart {
  const { month } = params;
  if (month !== undefined) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(String(month))) throw new Problem(404);
    return { month: String(month) };
  }
  for (const side of ['before', 'after'] as const) {
    const text = params[side];
    if (text === undefined) continue;
    if (!/^[1-9]\d{0,14}$/.test(String(text))) throw new Problem(404);
    return side === 'before' ? { before: Number(text) } : { after: Number(text) };
  }
  return undefined;
}

/** Reads a page of a part of the history. @throws Problem 404 when it begins at an entry that is not there */
export async function loadPage(
  visit: Visit<RecordState>,
  part: HistoryPart,
  most = perPage,
): Promise<HistoryPage> {
  const { world, state, request } = visit;
  const page = await readHistory(world, state.access, { part, start: startOf(request), most });
  if (page === undefined) throw new Problem(404);
  return page;
}

/** Reads a page of one view, and the months that it can lead to. */
export async function loadHistory(visit: Visit, way: ViewOfHistory): Promise<HistoryState> {
  const state = await recordState(visit);
  const [page, months] = await Promise.all([
    loadPage({ ...visit, state }, { view: way.view }),
    historyMonths(visit.world, state.access, way.view),
  ]);
  return { ...state, way, page, months };
}

/** The addresses of the pages on both sides of this one, below `path`; empty where there is none. */
export function pagerOf({ t, href, state }: Visit<RecordState>, path: string, page: HistoryPage) {
  const [first, last] = [page.entries[0], page.entries.at(-1)];
  const link = (rest: string) => href(historyPath(state.access.recordId, `${path}${rest}`));
  return {
    newerText: t('history:pager.newer'),
    olderText: t('history:pager.older'),
    newer: page.hasNewer && first ? link(`/apres/${first.seq}`) : '',
    older: page.hasOlder && last ? link(`/avant/${last.seq}`) : '',
  };
}
