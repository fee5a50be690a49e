import type { Response } from 'express';
import { findLanguage, type Language, referenceLanguage, type Translate, translator } from '../i18n.ts';
import type { FreshCredentials } from '../identity/fresh-credentials.ts';
import { groupCode } from '../identity/secrets.ts';
import type { IdentifiersText } from '../messages/print/document.ts';
import type { Web } from './context.ts';
import { showDate } from './dates.ts';

/** Sends identifiers as a tagged PDF to keep: French, beside the reader's language. Nothing keeps a copy on its way. */
export async function sendIdentifiers(
  web: Web,
  response: Response,
  { shown, language }: { shown: FreshCredentials; language: Language },
): Promise<void> {
  const pdf = await web.printer.print({
    kind: 'identifiers',
    language: language.code,
    sender: [web.world.config.operatorName],
    name: `${shown.givenName} ${shown.familyName}`,
    identifier: shown.identifier,
    password: shown.password,
    ...(shown.sheet.length > 0 ? { codes: shown.sheet.map(groupCode) } : {}),
    helpPhone: web.world.config.supportPhone,
    texts: printedLanguages(language).map(one => texts(web, one, shown)),
  });
  response.set('Cache-Control', 'no-store').attachment('mon-dmp.pdf').type('pdf').send(Buffer.from(pdf));
}

/** The languages of a paper for somebody: theirs, and French. */
function printedLanguages(language: Language): Language[] {
  const french = findLanguage(referenceLanguage);
  return french === undefined || language.code === french.code ? [language] : [language, french];
}
function texts(web: Web, language: Language, shown: FreshCredentials): IdentifiersText {
  const t = translator(language.code);
  const date = showDate({ language, world: web.world }, shown.validUntil);
  return {
    language: language.code,
    title: t('print:identifiers.title'),
    nameLabel: t('print:identifiers.name'),
    identifierLabel: t('print:identifiers.identifier'),
    passwordLabel: t('print:identifiers.password'),
    validity: t('print:identifiers.validity', { date }),
    stepsTitle: t('print:identifiers.steps-title'),
    steps: [
      t('print:identifiers.step-1'),
      t('print:identifiers.step-2'),
      t(shown.sheet.length > 0 ? 'print:identifiers.step-3-sheet' : 'print:identifiers.step-3'),
    ],
    warning: t('print:identifiers.warning'),
    helpLabel: t('print:identifiers.help'),
    ...(shown.sheet.length > 0 ? { sheet: sheetWords(t) } : {}),
  };
}

function sheetWords(t: Translate): NonNullable<IdentifiersText['sheet']> {
  return {
    title: t('print:identifiers.sheet-title'),
    lead: t('print:identifiers.sheet-lead'),
    warning: t('print:identifiers.sheet-warning'),
  };
}
