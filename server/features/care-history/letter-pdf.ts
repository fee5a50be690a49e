import type { RequestHandler } from 'express';
import { findLanguage, referenceLanguage, translator } from '../../i18n.ts';
import type { LetterDocument } from '../../messages/print/document.ts';
import { traceLetterPrinted } from '../../record/document-requests.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { visitOf } from '../../web/pages.ts';
import { type GapState, gapsPath, loadGap } from './gap-state.ts';
import { askerOf, proposedLetter } from './letter.ts';

/** The letter as a tagged PDF that folds into a window envelope. Its printing is in the journal before it leaves. */
export function letterPdf(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await loadGap(visit);
    if (state === undefined)
      return response.redirect(303, visit.href(gapsPath(String(request.params.record))));
    const document = await documentOf({ ...visit, state });
    const pdf = await web.printer.print(document);
    await traceLetterPrinted(web.world, state.access, state.gap);
    response.set('Cache-Control', 'no-store').attachment('lettre.pdf').type('pdf');
    response.send(Buffer.from(pdf));
  };
}

/** In French alone: somebody reads it there, and the page shows the reader what it says. */
async function documentOf({ world, state, language }: Visit<GapState>): Promise<LetterDocument> {
  const { access, gap, today } = state;
  const french = findLanguage(referenceLanguage) ?? language;
  const asker = await askerOf(world, access.insuredId);
  const paragraphs = (gap.text || proposedLetter(french, gap, asker)).split(/\n\s*\n/);
  const [{ carer, place }] = gap.lines;
  return {
    kind: 'letter',
    language: french.code,
    sender: [asker.name, ...asker.address],
    recipient: [...new Set([place, carer].filter(name => name !== ''))],
    date: showPartialDate(french, today),
    texts: [
      {
        language: french.code,
        title: translator(french.code)('missing:letter.title'),
        paragraphs: paragraphs.slice(0, -1),
        closing: paragraphs.at(-1) ?? '',
      },
    ],
  };
}
