import { z } from 'zod';
import { checkHistory } from '../../record/check-history.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { historyPath } from './paths.ts';

/** « Vérifier mon historique »: what is checked, in easy words, and a button. */
export const checkPage = formPage<RecordState, object>({
  view: 'complaints/check',
  title: 'complaints:check.title',
  back: ({ state }) => historyPath(state.access.recordId),
  fields: z.object({}),
  submit: async ({ world, state, request }) => {
    const check = await checkHistory(world, state.access);
    if (check === 'too-many') return { errors: [{ field: wholeForm, key: 'complaints:check.too-many' }] };
    const { recordId } = state.access;
    request.session.historyChecked = { ...check, recordId, at: world.now().toISOString() };
    return { go: historyPath(recordId, '/verifier/resultat') };
  },
});

/** What the last check of this record in this visit found; nothing when there was none. */
export function lastCheck({ request }: Pick<Visit, 'request'>) {
  const { historyChecked } = request.session;
  return historyChecked?.recordId === request.params.record ? historyChecked : undefined;
}

/** What was found: that all is there, or the first thing that is wrong, where, and whom to call. */
export const resultPage: Page<RecordState> = {
  view: 'complaints/result',
  title: 'complaints:result.title',
  back: ({ state }) => historyPath(state.access.recordId),
  model: visit => {
    const check = lastCheck(visit);
    if (check === undefined) throw new Problem(404);
    const { entries, anchoredAt, fault, isAnchorLost } = check;
    return {
      count: entries,
      checked: momentOf(visit, check.at),
      anchored: anchoredAt === undefined ? undefined : momentOf(visit, anchoredAt),
      fault:
        fault === undefined
          ? undefined
          : { ...fault, on: fault.at === '' ? undefined : momentOf(visit, fault.at) },
      isAnchorLost,
      history: visit.href(historyPath(visit.state.access.recordId)),
      again: visit.href(historyPath(visit.state.access.recordId, '/verifier')),
    };
  },
};

function momentOf(visit: Visit<RecordState>, at: string): { date: string; time: string } {
  const moment = new Date(at);
  return { date: showDate(visit, moment), time: showTime(visit, moment) };
}
