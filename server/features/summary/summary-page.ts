import { showDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { documentsPath, informationPath } from '../../web/paths.ts';
import { ownerInWords, partsOf, shownPart } from '../../web/summary/parts.ts';
import type { SummaryState } from './state.ts';

/** « Mon résumé », to read in one minute and to print on a sheet. */
export const summaryPage: Page<SummaryState> = {
  view: 'summary/summary',
  title: 'summary:title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: visit => {
    const { language, world, state, href } = visit;
    const { recordId } = state.access;
    return {
      owner: ownerInWords(visit),
      today: showDate({ language, world }, world.now()),
      parts: partsOf(visit).map(part => shownPart(visit, part)),
      information: href(informationPath(recordId)),
      documents: href(documentsPath(recordId)),
    };
  },
};
