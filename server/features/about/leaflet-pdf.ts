import type { RequestHandler } from 'express';
import { findLanguage, type Language, referenceLanguage, translator } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { LeafletDocument, LeafletText } from '../../messages/print/document.ts';
import type { Web } from '../../web/context.ts';
import { withFrenchSpaces } from '../../web/typography.ts';
import { howSteps } from './how-steps.ts';

/**
 * « Comment ça marche » as a tagged PDF to print and to give: the reader's language, with French beside it. It holds
 * nothing personal and is the same for everybody, so it is made once for each language of the site and kept.
 */
export function leafletPdf(web: Web): RequestHandler {
  const made = new Map<string, Promise<Uint8Array>>();
  return async (request, response) => {
    const { language } = request;
    const pdf = made.get(language.code) ?? web.printer.print(leaflet(web, language));
    made.set(language.code, pdf);
    // One that failed is tried again for the next reader.
    pdf.catch(() => made.delete(language.code));
    const file = Buffer.from(await pdf);
    response.set('Cache-Control', 'public, max-age=3600').set('Content-Language', language.code);
    response.set('Content-Disposition', 'inline; filename="mon-dmp.pdf"').type('pdf').send(file);
  };
}

function leaflet({ world }: Web, language: Language): LeafletDocument {
  const t = translator(language.code);
  const french = findLanguage(referenceLanguage) ?? language;
  return {
    kind: 'leaflet',
    language: language.code,
    sender: [t('common:site')],
    site: world.config.publicUrl.replace(/^https?:\/\//, ''),
    helpPhone: world.config.supportPhone,
    pictures: howSteps.map(({ scene }) => ({ name: scene, alt: t(`help:pictures.scene-names.${scene}`) })),
    texts: [...new Set([language, french])].map(textsOf),
  };
}

function textsOf({ code }: Language): LeafletText {
  const shown = withFrenchSpaces(code, translator(code));
  // The template keeps « e-mail » on one line: an invisible character in it would hide the word from a search.
  const t = (key: LocaleKey): string => shown(key).replaceAll('\u2060', '');
  return {
    language: code,
    title: t('about:leaflet.title'),
    lead: t('about:leaflet.lead'),
    steps: howSteps.map(({ name }) => ({
      title: t(`about:how.steps.${name}.title`),
      text: t(`about:how.steps.${name}.text`),
    })),
    siteLabel: t('about:leaflet.site'),
    helpLabel: t('about:leaflet.help'),
    notState: t('common:footer.not-state'),
  };
}
