import { z } from 'zod';
import { traceHistoryPrinted } from '../../record/history-export.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { historyPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { historyDays } from './days.ts';
import { type HistoryState, pagerOf } from './state.ts';
import { historyWays, type ViewOfHistory } from './views.ts';

/** The links between the ways to look at a history, and to its search. `here`: the path that is open. */
export function waysOf({ t, href, state }: Visit<RecordState>, here: string) {
  const path = (rest: string) => href(historyPath(state.access.recordId, rest));
  return [
    ...historyWays.map(way => ({ href: path(way.path), text: t(way.way), isHere: way.path === here })),
    { href: path('/chercher'), text: t('history:views.search'), isHere: here === '/chercher' },
  ];
}

/** « Historique des accès »: by its form it is printed; the table that it also brings is in csv-file.ts. */
export function historyPage(way: ViewOfHistory): AnyPage<HistoryState> {
  return formPage<HistoryState, object>({
    view: 'access-history/history',
    title: way.title,
    fields: z.object({}),
    back: ({ state }) =>
      way.path === '' ? `/dmp/${state.access.recordId}` : historyPath(state.access.recordId),
    model: visit => {
      const { state, t, href, language } = visit;
      const { recordId } = state.access;
      return {
        lead: t(way.lead),
        empty: t(way.empty),
        ways: waysOf(visit, way.path),
        days: historyDays(visit, recordId, state.page.entries),
        pager: pagerOf(visit, way.path, state.page),
        months: state.months.map(month => ({
          href: href(historyPath(recordId, `${way.path}/mois/${month}`)),
          text: showPartialDate(language, month),
        })),
        verify: href(historyPath(recordId, '/verifier')),
      };
    },
    submit: async ({ world, state }) => {
      await traceHistoryPrinted(world, state.access);
      return { go: historyPath(state.access.recordId, `${way.path}/papier`) };
    },
  });
}
