import type { RequestHandler, Response } from 'express';
import { findLanguage, type Language, referenceLanguage, translator } from '../i18n.ts';
import type { CodeSheetText } from '../messages/print/document.ts';
import type { Web } from './context.ts';
import { showDate } from './dates.ts';
import { codesOf } from './sheet-step.ts';

/** The sheet of codes as a tagged PDF to print: French, beside the reader's language. */
export function sheetPdf(web: Web): RequestHandler {
  return async (request, response) => {
    const codes = await codesOf({ world: web.world, request }, 'sheet.printed');
    await sendSheet(web, response, { codes, language: request.language });
  };
}

/** Sends a sheet of codes as a PDF. Nothing keeps a copy on its way. */
export async function sendSheet(
  web: Web,
  response: Response,
  { codes, language }: { codes: readonly string[]; language: Language },
): Promise<void> {
  const french = findLanguage(referenceLanguage) ?? language;
  const pdf = await web.printer.print({
    kind: 'code-sheet',
    language: language.code,
    sender: [translator(language.code)('messages:site')],
    codes: [...codes],
    helpPhone: web.world.config.supportPhone,
    texts: [...new Set([language, french])].map(one => textIn(web, one)),
  });
  response.set('Cache-Control', 'no-store').attachment('codes.pdf').type('pdf').send(Buffer.from(pdf));
}

function textIn({ world }: Web, language: Language): CodeSheetText {
  const t = translator(language.code);
  return {
    language: language.code,
    title: t('print:code-sheet.title'),
    made: t('print:code-sheet.made', { date: showDate({ language, world }, world.now()) }),
    steps: [
      t('print:code-sheet.step-1'),
      t('print:code-sheet.step-2'),
      t('print:code-sheet.step-3'),
      t('print:code-sheet.step-4'),
    ],
    warning: t('print:code-sheet.warning'),
    helpLabel: t('print:code-sheet.help'),
  };
}
