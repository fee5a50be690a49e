/** Control, private and unassigned characters say nothing to a reader; a soft hyphen within a line does neither. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u{200B}\u{FEFF}\u{FFFD}]+/gu;

/** Presentation forms (ﬁ, ﻻ) as their letters, spaces as one, nothing unseen. The thin spaces of French stay apart. */
export function tidy(text: string): string {
  return text
    .replace(/[\u{FB00}-\u{FB4F}\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFE}]+/gu, forms => forms.normalize('NFKC'))
    .replace(/[\t\n\r\f\v]+/g, ' ')
    .replace(UNSEEN, '')
    .replace(/[\u{2028}\u{2029} ]+/gu, ' ')
    .normalize('NFC')
    .trim();
}

/** Words that stand behind a hyphen in French: « rendez-vous », « elle-même », « après-midi ». */
const BEHIND_HYPHEN =
  /^(?:vous|nous|moi|toi|lui|elles?|eux|ils?|je|tu|on|ce|ci|là|y|en|le|la|les|leur|t|mêmes?|être|dire|midi|demi|end|rayons?|traitants?)(?!\p{L})/iu;

/**
 * Joins two lines of a paragraph. A word cut at the end of a line is one word again; a hyphen of its own is kept. `known`
 * tells whether a word stands elsewhere in the document as it is written.
 */
export function joinLines(first: string, second: string, known: (word: string) => boolean): string {
  if (first.endsWith('\u{AD}')) return first.slice(0, -1) + second;
  const start = /(\p{L}+)[-\u{2010}]$/u.exec(first)?.[1];
  const end = /^\p{Ll}+/u.exec(second)?.[0];
  if (start === undefined) return `${first} ${second}`;
  if (end === undefined) return first + second;
  const keep = known(`${start}-${end}`) || (!known(start + end) && BEHIND_HYPHEN.test(second));
  return keep ? first + second : first.slice(0, -1) + second;
}

/** Every word of the lines, with its hyphens, in small letters; asked by `joinLines`. */
export function wordsOf(lines: string[]): (word: string) => boolean {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*(?!-$)/gu)) words.add(word);
  }
  return word => words.has(word.toLowerCase());
}
