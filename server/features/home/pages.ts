import { sheetState } from '../../identity/code-sheet.ts';
import { hasCare } from '../../record/care-history.ts';
import { documentNews } from '../../record/documents.ts';
import { isAllowed } from '../../record/permits.ts';
import type { Action } from '../../record/policy/viewer.ts';
import { showDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { historyPath, managementPath, summaryPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { fewCodes } from '../../web/sheet-warning.ts';
import { waitingInWords } from '../../web/waiting-documents.ts';

/** The front page: what the site is for, and its two doors. */
export const welcomePage: Page<undefined> = {
  view: 'home/welcome',
  title: 'home:welcome.title',
  description: 'home:welcome.description',
};

/** After signing out. */
export const goodbyePage: Page<undefined> = { view: 'home/goodbye', title: 'home:goodbye.title' };

/** For an account that has no record of its own and none that was shared with it. */
export const noRecordPage: Page<undefined> = { view: 'home/no-record', title: 'home:no-record.title' };

/** The home page of a record: one tile for each thing that exists. */
export const recordPage: Page<RecordState> = {
  view: 'home/record',
  title: 'home:record.title',
  model: async visit => {
    const { access } = visit.state;
    const may = (action: Action) => isAllowed(visit.world, access, action);
    const person = await visit.world.register.find(access.insuredId);
    return {
      name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      createdOn: showDate(visit, access.createdAt),
      documentsPath: `/dmp/${access.recordId}/documents`,
      news: await documentNews(visit.world, access),
      waiting: await waitingInWords(visit, access),
      hasCare: await hasCare(visit.world, access),
      carePath: `/dmp/${access.recordId}/soins`,
      informationPath: `/dmp/${access.recordId}/informations`,
      summaryPath: summaryPath(access.recordId),
      managementPath: managementPath(access.recordId),
      historyPath: historyPath(access.recordId),
      cardPath: `/dmp/${access.recordId}/carte`,
      may: { own: may('own'), govern: may('govern'), readHistory: may('read-history') },
      hasFewCodes: fewCodes(await sheetState(visit.world, access.accountId)),
    };
  },
};
