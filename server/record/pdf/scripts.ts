const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const LETTER = /\p{L}/gu;

/** How many letters a text has, and how many of them run from right to left. */
export function lettersOf(text: string): { all: number; rtl: number } {
  return { all: text.match(LETTER)?.length ?? 0, rtl: text.match(RTL)?.length ?? 0 };
}

/** Most letters of this text run from right to left. */
export function runsRtl(text: string): boolean {
  const { all, rtl } = lettersOf(text);
  return rtl * 2 > all;
}

const RTL_LANGUAGES = /^(?:ar|fa|ps|ur|he|yi|ku|sd|ug|dv|prs)\b/i;

/** How a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RTL_LANGUAGES.test(language) ? 'rtl' : 'ltr';
}

/** The language of a text in a document of `language`, when its script says that it is another one. A guess for voices. */
export function otherLanguage(text: string, language: string): string | undefined {
  const { all, rtl } = lettersOf(text);
  if (all === 0 || rtl * 2 > all === RTL_LANGUAGES.test(language)) return undefined;
  if (rtl * 2 <= all) return 'fr';
  return /\p{Script=Hebrew}/u.test(text) ? 'he' : 'ar';
}

/** What the file says of its language, when that is the name of one: a well-formed BCP 47 tag, else nothing. */
export function namedLanguage(said: unknown): string | undefined {
  if (typeof said !== 'string' || said.length > 35) return undefined;
  try {
    return Intl.getCanonicalLocales(said.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
