import type { Summary } from '../../record/summary-model.ts';
import { documentsPath, informationPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import type { SummaryShown } from '../../web/summary/state.ts';

/** What the page of the summary knows. */
export type SummaryState = RecordState & SummaryShown;

/** The summary of one's own record, with the ways to where its parts are written. */
export function summaryState(state: RecordState, summary: Summary): SummaryState {
  const { recordId, accountId } = state.access;
  const wishes = (rest: string): string => informationPath(recordId, `/volontes/directives/${rest}`);
  return {
    ...state,
    summary,
    ownerId: accountId,
    paths: {
      document: id => documentsPath(recordId, `/${id}`),
      documents: documentsPath(recordId),
      vaccinations: informationPath(recordId, '/vaccins'),
      directives: { paper: wishes('papier'), text: wishes('texte') },
    },
  };
}
