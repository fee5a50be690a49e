import { findLanguage, type Language, referenceLanguage, translator } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import { withFrenchSpaces } from '../../web/typography.ts';

/** The reader's language, and French for whoever helps in an emergency. */
export function languagesOfCard(language: Language): Language[] {
  return [...new Set([language, findLanguage(referenceLanguage) ?? language])];
}

/** The words of a language for paper: what keeps words together on a screen would hide them from a search. */
export function onPaper({ code }: Language): (key: LocaleKey) => string {
  const shown = withFrenchSpaces(code, translator(code));
  return key => shown(key).replaceAll('\u2060', '');
}
