import { z } from 'zod';
import { sheetState } from '../../identity/code-sheet.ts';
import { makeSheet } from '../../identity/fresh-sheet.ts';
import { showDate } from '../../web/dates.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { sheetStepPage } from '../../web/sheet-step.ts';
import { wants } from '../../web/wants.ts';
import { done } from './done.ts';

/** « Ma feuille de codes »: how many codes are left, and the way to a new sheet. */
export const sheetPage = formPage<undefined, object>({
  view: 'settings/sheet',
  title: 'settings:sheet.title',
  fields: z.object({}),
  back: () => '/compte',
  model: async visit => {
    const known = await sheetState(visit.world, accountOf(visit.request));
    return {
      sheet: known && { madeOn: showDate(visit, known.madeAt), left: known.left },
      remove: `${wants.codes}/enlever`,
    };
  },
  submit: async ({ world, request }) => {
    request.session.freshSheet = await makeSheet(world, accountOf(request));
    return { go: `${wants.codes}/feuille` };
  },
});

/** The codes of the new sheet, to print or to write down. */
export const freshSheetPage = sheetStepPage<undefined>({
  pdf: `${wants.codes}/feuille.pdf`,
  next: visit => done(visit, 'sheet'),
});
