import { type Language, referenceLanguage, translator } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import { withFrenchSpaces } from '../../web/typography.ts';

/** What a language's file says of who read it, as long as nobody has. */
const unread = 'brouillon automatique';

/**
 * The French words of a text, to stand below it in a language that nobody has read again yet; an empty text where they
 * are not needed.
 */
export function inDraft({ code, reviewed }: Language, key: LocaleKey): string {
  if (code === referenceLanguage || reviewed !== unread) return '';
  return withFrenchSpaces(referenceLanguage, translator(referenceLanguage))(key);
}
