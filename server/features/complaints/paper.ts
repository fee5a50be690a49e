import type { RequestHandler } from 'express';
import { findLanguage, type Language, referenceLanguage, translator } from '../../i18n.ts';
import type { LetterDocument, LetterText } from '../../messages/print/document.ts';
import { ownerOf } from '../../record/owner.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { actInSentences } from '../../web/entry-sentence.ts';
import { visitOf } from '../../web/pages.ts';
import { loadSent, type SentState } from './sent-pages.ts';

/** What was sent as a tagged PDF, to keep or to show to somebody who helps. */
export function complaintPdf(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await loadSent(visit);
    const pdf = await web.printer.print(await documentOf({ ...visit, state }));
    response.set('Cache-Control', 'no-store').attachment('signalement.pdf').type('pdf');
    response.send(Buffer.from(pdf));
  };
}

async function documentOf(visit: Visit<SentState>): Promise<LetterDocument> {
  const { world, state, language } = visit;
  const { name } = await ownerOf(world, state.access);
  const french = findLanguage(referenceLanguage) ?? language;
  const others = language.code === french.code ? [] : [french];
  const { operatorName } = world.config;
  return {
    kind: 'letter',
    language: language.code,
    sender: [name],
    recipient: [translator(french.code)('messages:site'), operatorName],
    date: showDate({ world, language: french }, state.complaint.createdAt),
    texts: [textIn(visit, language, state.complaint.text), ...others.map(other => textIn(visit, other, ''))],
  };
}

/** One language's part of the paper. What the person wrote stands once, in the part that they read. */
function textIn({ world, state }: Visit<SentState>, language: Language, words: string): LetterText {
  const t = translator(language.code);
  const { complaint, about } = state;
  const isolate = (text: string) => (language.dir === 'rtl' ? `\u2066${text}\u2069` : text);
  const at = { world, language };
  const when = { date: showDate(at, complaint.createdAt), time: showTime(at, complaint.createdAt) };
  const facts = [
    t('complaints:paper.number', { receipt: isolate(complaint.receipt) }),
    t(complaint.kind === 'question' ? 'complaints:paper.question' : 'complaints:paper.complaint'),
    t('complaints:paper.sent', when),
  ].join('\n');
  return {
    language: language.code,
    title: t('complaints:paper.title'),
    paragraphs: [
      facts,
      ...(about === undefined ? [] : [actInSentences({ ...at, t }, about.act)]),
      ...(complaint.blocked === '' ? [] : [t('complaints:paper.blocked')]),
      ...(words === '' ? [] : [t('complaints:paper.words'), ...words.split(/\n\s*\n/)]),
    ],
    closing: t('complaints:paper.next', { date: showDate(at, complaint.answerBy) }),
  };
}
