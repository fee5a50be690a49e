import type { RequestHandler } from 'express';
import { findLanguage } from '../../i18n.ts';
import { readFreshCredentials } from '../../identity/fresh-credentials.ts';
import type { Web } from '../../web/context.ts';
import { sendIdentifiers } from '../../web/identifiers-paper.ts';
import { visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { sendSheet } from '../../web/sheet-pdf.ts';
import { madeIn } from './identifiers-pages.ts';
import { loadCounter } from './state.ts';

/**
 * What was made for a person, on paper, in their language and in French: the only place where the secrets stand. It can be
 * printed until the agent says that it was handed over, half an hour at most.
 */
export function sheetFile(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await loadCounter(visit);
    const made = madeIn(visit);
    // The page that asks says whose paper it wants: another person may have come in another tab since.
    if (request.query.feuille !== made.freshId) throw new Problem(404);
    const shown = await readFreshCredentials(web.world, made, 'credentials.printed');
    if (shown === undefined) throw new Problem(410);
    const language = findLanguage(shown.language) ?? request.language;
    if (shown.password === '') await sendSheet(web, response, { codes: shown.sheet, language });
    else await sendIdentifiers(web, response, { shown, language });
  };
}
