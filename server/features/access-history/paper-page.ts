import { type HistoryPage, type HistoryPart, readHistory } from '../../record/history.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { historyPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { historyDays } from './days.ts';
import { type FilterLine, filterInWords, loadFilter } from './filter.ts';
import type { ViewOfHistory } from './views.ts';

/** What a person prints at most: more is for the table. */
const most = 300;

/** What goes to paper: a part of the history, where it comes from, and what it leaves out. */
interface PaperState extends RecordState {
  readonly page: HistoryPage;
  /** The path, below the history, of the page that is printed. */
  readonly from: string;
  readonly empty: string;
  readonly filter: readonly FilterLine[];
}

async function readPaper({ world, state }: Visit<RecordState>, part: HistoryPart): Promise<HistoryPage> {
  const page = await readHistory(world, state.access, { part, most });
  return page ?? { entries: [], hasNewer: false, hasOlder: false };
}

/** Reads what is printed of a view. */
export async function loadPaper(visit: Visit, way: ViewOfHistory): Promise<PaperState> {
  const state = await recordState(visit);
  const page = await readPaper({ ...visit, state }, { view: way.view });
  return { ...state, page, from: way.path, empty: visit.t(way.empty), filter: [] };
}

/** Reads what is printed of a search: exactly what it lets through. @throws Problem 404 when nothing was searched for */
export async function loadFoundPaper(visit: Visit): Promise<PaperState> {
  const { filter, ...state } = await loadFilter(visit);
  if (filter === undefined) throw new Problem(404);
  const reading = { ...visit, state };
  const [page, lines] = await Promise.all([readPaper(reading, { filter }), filterInWords(reading, filter)]);
  return { ...state, page, from: '/chercher', empty: visit.t('history:search.nothing'), filter: lines };
}

/** The history as it goes to paper, with the name of the person and the day. */
export const paperPage: Page<PaperState> = {
  view: 'access-history/paper',
  title: 'history:paper.title',
  back: ({ state }) => historyPath(state.access.recordId, state.from),
  model: async visit => {
    const { state, t, world } = visit;
    const person = await world.register.find(state.access.insuredId);
    return {
      whose: t('history:paper.whose', {
        name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      }),
      made: t('history:paper.made', { day: showDate(visit, world.now()) }),
      filter: state.filter,
      most: state.page.hasOlder ? t('history:paper.most', { count: most }) : '',
      empty: state.empty,
      days: historyDays(visit, state.access.recordId, state.page.entries),
    };
  },
};
