import { z } from 'zod';
import { forgetFreshSheet, readFreshSheet } from '../identity/fresh-sheet.ts';
import type { Visit } from './context.ts';
import { accountOf } from './guards.ts';
import { type AnyPage, formPage, type Outcome } from './pages.ts';
import { Problem } from './problems.ts';

/** What is a journey's own of the page that shows a new sheet of codes. */
export interface SheetStep<State> {
  /** The address of the sheet as a PDF, after the language. */
  readonly pdf: string;
  readonly step?: { readonly now: number; readonly of: number };
  next(visit: Visit<State>): Outcome;
}

/** The ten codes of the sheet that was made in this session, shown once, for 30 minutes at most. */
export function sheetStepPage<State>(own: SheetStep<State>): AnyPage<State> {
  return formPage<State, object>({
    view: 'code-sheet',
    title: 'settings:sheet.codes-title',
    fields: z.object({}),
    model: async visit => ({
      codes: (await codesOf(visit, 'sheet.shown')).map(inHalves),
      pdf: visit.href(own.pdf),
      step: own.step,
    }),
    submit: async visit => {
      await forgetFreshSheet(visit.world, accountOf(visit.request));
      delete visit.request.session.freshSheet;
      return own.next(visit);
    },
  });
}

/** The codes of the sheet that was made in this session. @throws Problem 410 when they can no longer be read */
export async function codesOf(
  { world, request }: Pick<Visit, 'world' | 'request'>,
  verb: 'sheet.shown' | 'sheet.printed',
): Promise<readonly string[]> {
  const sheetId = request.session.freshSheet;
  const codes = sheetId && (await readFreshSheet(world, { accountId: accountOf(request), sheetId }, verb));
  if (!codes) throw new Problem(410);
  return codes;
}

const inHalves = (code: string): string => `${code.slice(0, 4)}\u00a0${code.slice(4)}`;
