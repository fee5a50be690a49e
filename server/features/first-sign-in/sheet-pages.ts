import { z } from 'zod';
import { makeSheet } from '../../identity/fresh-sheet.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { sheetStepPage } from '../../web/sheet-step.ts';
import type { FirstSignInState } from './state.ts';

/** Nobody is shut out for want of a phone: ten codes on paper stand in for it (product rules, §2.5). */
export const sheetPage: AnyPage<FirstSignInState> = formPage<FirstSignInState, object>({
  view: 'settings/sheet',
  title: 'settings:sheet.title',
  fields: z.object({}),
  model: () => ({ sheet: undefined }),
  submit: async ({ world, request, state }) => {
    request.session.freshSheet = await makeSheet(world, state.accountId);
    return { go: '/premiere-connexion/codes/feuille' };
  },
});

/** Its codes, to print or to write down before anything else. */
export const freshSheetPage: AnyPage<FirstSignInState> = sheetStepPage<FirstSignInState>({
  pdf: '/premiere-connexion/codes/feuille.pdf',
  next: () => ({ go: '/accueil' }),
});
