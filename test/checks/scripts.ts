const rightToLeft = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo'];

/** Takes a language's code; gives the code of its script: `Latn`, `Arab`. An unknown language counts as Latin. */
export function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? 'Latn';
  } catch {
    return 'Latn';
  }
}

/** Takes a language's code; gives the direction that it is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.includes(scriptOf(language)) ? 'rtl' : 'ltr';
}

/** Takes a language's code; gives a pattern that finds one letter of its script. */
export function letterOf(language: string): RegExp {
  const script = scriptOf(language);
  return new RegExp(`\\p{Script=${/^Han[st]$/.test(script) ? 'Han' : script}}`, 'u');
}
