import { readHistory } from '../../record/history.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { historyPath } from '../../web/paths.ts';
import { recordState } from '../../web/record-guard.ts';
import { daysInWords } from './days.ts';
import type { HistoryState } from './state.ts';
import type { ViewOfHistory } from './views.ts';

/** What a person prints at most: more is for the table. */
const most = 300;

/** Reads what is printed of a view. */
export async function loadPaper(visit: Visit, way: ViewOfHistory): Promise<HistoryState> {
  const state = await recordState(visit);
  const page = await readHistory(visit.world, state.access, { part: { view: way.view }, most });
  return { ...state, way, page: page ?? { entries: [], hasNewer: false, hasOlder: false }, months: [] };
}

/** The history as it goes to paper, with the name of the person and the day. */
export const paperPage: Page<HistoryState> = {
  view: 'access-history/paper',
  title: 'history:paper.title',
  back: ({ state }) => historyPath(state.access.recordId, state.way.path),
  model: async visit => {
    const { state, t, world } = visit;
    const person = await world.register.find(state.access.insuredId);
    return {
      whose: t('history:paper.whose', {
        name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      }),
      made: t('history:paper.made', { day: showDate(visit, world.now()) }),
      most: state.page.hasOlder ? t('history:paper.most', { count: most }) : '',
      empty: t(state.way.empty),
      days: daysInWords(visit, state.access.recordId, state.page.entries),
    };
  },
};
