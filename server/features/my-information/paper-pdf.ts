import type { RequestHandler } from 'express';
import { findLanguage, type Language, referenceLanguage, translator } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { TrustedPersonText } from '../../messages/print/document.ts';
import { informationOf } from '../../record/information.ts';
import { tracePrinted } from '../../record/write-information.ts';
import type { Web } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { recordState } from '../../web/record-guard.ts';
import { withFrenchSpaces } from '../../web/typography.ts';

/**
 * The paper to sign, as a tagged PDF: French, beside the reader's language. The law asks for it in writing, signed by
 * both (code de la santé publique, L. 1111-6).
 */
export function trustedPersonPdf(web: Web): RequestHandler {
  return async (request, response) => {
    const { access } = await recordState(visitOf(web, request, undefined));
    const [item] = (await informationOf(web.world, access.recordId)).of('trusted-person');
    const person = await web.world.register.find(access.insuredId);
    if (item === undefined || person === undefined) throw new Problem(404);
    await tracePrinted(web.world, access, { id: item.id, kind: item.data.kind, version: item.version });
    const { name, relation, phone, email, address } = item.data;
    const french = findLanguage(referenceLanguage) ?? request.language;
    const pdf = await web.printer.print({
      kind: 'trusted-person',
      language: request.language.code,
      sender: [translator(request.language.code)('common:site')],
      me: {
        name: `${person.givenName} ${person.familyName}`,
        born: showPartialDate(request.language, person.birthDate),
      },
      person: { name, relation, phone, email, address },
      texts: [...new Set([request.language, french])].map(textIn),
    });
    response.set('Cache-Control', 'no-store').attachment('personne-de-confiance.pdf').type('pdf');
    response.send(Buffer.from(pdf));
  };
}

function textIn({ code }: Language): TrustedPersonText {
  const shown = withFrenchSpaces(code, translator(code));
  const t = (key: LocaleKey): string => shown(key).replaceAll('\u2060', '');
  return {
    language: code,
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
