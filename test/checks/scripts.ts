const lettersOf: Record<string, string> = { Hans: 'Han', Hant: 'Han', Jpan: 'Hiragana', Kore: 'Hangul' };
const rightToLeft = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo'];

/** Takes the name of a folder; tells whether it is the code of a language (`fr`, `zh-Hans`). */
export function isLanguageCode(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name)[0] === name;
  } catch {
    return false;
  }
}

/** Takes a language's code; gives the code of its script: `Latn`, `Arab`. An unknown language counts as Latin. */
export function scriptOf(language: string): string {
  return new Intl.Locale(language).maximize().script ?? 'Latn';
}

/** Takes a language's code; gives the direction that it is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.includes(scriptOf(language)) ? 'rtl' : 'ltr';
}

/** Takes a language's code; gives a pattern that finds one letter of its script. */
export function letterOf(language: string): RegExp {
  const script = scriptOf(language);
  return new RegExp(`\\p{Script=${lettersOf[script] ?? script}}`, 'u');
}
