import type { RequestHandler } from 'express';
import { findLanguage, type Language, referenceLanguage, translator } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { DirectivesText, PrintDocument, TrustedPersonText } from '../../messages/print/document.ts';
import type { InformationData } from '../../record/information.ts';
import { tracePrinted } from '../../record/write-information.ts';
import type { Visit, Web } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { withFrenchSpaces } from '../../web/typography.ts';
import type { Part } from './parts.ts';
import { loadPart } from './state.ts';

/**
 * The paper to sign, as a tagged PDF: French, beside the reader's language. The law asks for it in writing: a trusted
 * person signed by both (code de la santé publique, L. 1111-6), directives dated and signed (R. 1111-17).
 */
export function paperPdf(web: Web, part: Part): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const { access, item } = await loadPart(visit, part);
    const person = await web.world.register.find(access.insuredId);
    if (item === undefined || person === undefined) throw new Problem(404);
    const document = documentOf(visit, item.data, {
      name: `${person.givenName} ${person.familyName}`,
      born: [
        ...new Set(languagesOf(visit).map(language => showPartialDate(language, person.birthDate))),
      ].join('\n'),
    });
    await tracePrinted(web.world, access, { id: item.id, kind: item.data.kind, version: item.version });
    const pdf = await web.printer.print(document);
    response.set('Cache-Control', 'no-store').attachment(`${item.data.kind}.pdf`).type('pdf');
    response.send(Buffer.from(pdf));
  };
}

/** The reader's language, and French for whoever reads the paper in a hospital. */
function languagesOf({ language }: Pick<Visit, 'language'>): Language[] {
  return [...new Set([language, findLanguage(referenceLanguage) ?? language])];
}

function documentOf(
  { language }: Visit,
  data: InformationData,
  me: { name: string; born: string },
): PrintDocument {
  const both = languagesOf({ language });
  const sheet = { language: language.code, sender: [translator(language.code)('common:site')], me };
  if (data.kind === 'directives') {
    return { ...sheet, kind: 'directives', body: data.text, texts: both.map(directivesText) };
  }
  if (data.kind !== 'trusted-person') throw new Problem(404);
  const { name, relation, phone, email, address } = data;
  const person = { name, relation, phone, email, address };
  return { ...sheet, kind: 'trusted-person', person, texts: both.map(trustedPersonText) };
}

/** The words of a language for paper: what keeps words together on a screen would hide them from a search. */
function onPaper({ code }: Language): (key: LocaleKey) => string {
  const shown = withFrenchSpaces(code, translator(code));
  return key => shown(key).replaceAll('\u2060', '');
}

function directivesText(language: Language): DirectivesText {
  const t = onPaper(language);
  return {
    language: language.code,
    title: t('wishes:paper.directives'),
    name: t('wishes:paper.name'),
    born: t('wishes:paper.born'),
    mine: t('wishes:paper.mine'),
    date: t('wishes:paper.date'),
    signMe: t('wishes:paper.sign-me'),
    change: t('wishes:paper.change'),
  };
}

function trustedPersonText(language: Language): TrustedPersonText {
  const t = onPaper(language);
  return {
    language: language.code,
    title: t('wishes:paper.heading'),
    lead: t('wishes:paper.i'),
    me: t('wishes:paper.me'),
    person: t('wishes:paper.person'),
    name: t('wishes:paper.name'),
    born: t('wishes:paper.born'),
    relation: t('wishes:paper.relation'),
    phone: t('wishes:paper.phone'),
    email: t('wishes:paper.email'),
    address: t('wishes:paper.address'),
    agree: t('wishes:paper.agree'),
    date: t('wishes:paper.date'),
    signMe: t('wishes:paper.sign-me'),
    signPerson: t('wishes:paper.sign-person'),
    change: t('wishes:paper.change'),
  };
}
