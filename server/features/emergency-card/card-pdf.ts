import type { RequestHandler } from 'express';
import { asKey, type Language, translator } from '../../i18n.ts';
import type { EmergencyCardDocument, EmergencyCardText } from '../../messages/print/emergency-card.ts';
import { cardKinds, doctorChoice, isCardEmpty, traceCardPrinted } from '../../record/emergency-card.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { languagesOfCard, onPaper } from './bilingual.ts';
import { partsOnCard } from './entries.ts';
import { type CardState, loadCard } from './state.ts';

const names = { a4: 'a4', wallet: 'poche' } as const;

/** The most of one part that a paper takes: more is a record and no card. A side of the wallet card has less room still. */
const mostOfPart = { a4: 100, wallet: 30 } as const;

/** The emergency card as a tagged PDF, on a whole sheet or for a wallet. Its printing is in the journal before it leaves. */
export function cardPdf(web: Web, size: 'a4' | 'wallet'): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await loadCard(visit);
    if (isCardEmpty(state.card)) throw new Problem(404);
    const document = documentOf({ ...visit, state }, size);
    await traceCardPrinted(web.world, state.access, size);
    const pdf = await web.printer.print(document);
    response.set('Cache-Control', 'no-store').attachment(`carte-urgence-${names[size]}.pdf`).type('pdf');
    response.send(Buffer.from(pdf));
  };
}

function documentOf({ language, state }: Visit<CardState>, size: 'a4' | 'wallet'): EmergencyCardDocument {
  const languages = languagesOfCard(language);
  const { owner } = state.card;
  const parts = partsOnCard(state.card, languages);
  const most = mostOfPart[size];
  return {
    kind: size === 'a4' ? 'emergency-card' : 'emergency-wallet',
    language: language.code,
    sender: [translator(language.code)('common:site')],
    name: owner.name,
    parts: parts.map(part => ({ ...part, entries: part.entries.slice(0, most) })),
    isCut: parts.some(({ entries }) => entries.length > most),
    texts: languages.map(one => textOf(one, { size, birthDate: owner.birthDate })),
  };
}

function textOf(
  language: Language,
  { size, birthDate }: { size: 'a4' | 'wallet'; birthDate: string },
): EmergencyCardText {
  const t = onPaper(language);
  const parts = [...cardKinds, doctorChoice];
  return {
    language: language.code,
    title: t('card:title'),
    name: t('card:parts.name'),
    born: t('card:parts.born'),
    birthDate: showPartialDate(language, birthDate),
    parts: Object.fromEntries(parts.map(part => [part, t(asKey(`card:parts.${part}`))])),
    own: t('card:paper.own'),
    fold: t('card:paper.fold'),
    more: t(size === 'a4' ? 'card:paper.rest' : 'card:paper.more'),
  };
}
