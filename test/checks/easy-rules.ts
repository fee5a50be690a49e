import { acronyms } from './terms.ts';

/** A rule of easy language: its name in the lists, the languages it holds in (all when absent), what it looks for, what to do. */
export type EasyRule = { id: string; languages?: string[]; pattern: RegExp; advice: string };

/** Takes the inside of a pattern; gives one that matches it as whole words, capitals or not. */
export function wholeWords(inside: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${inside})(?![\\p{L}\\p{N}])`, 'iu');
}

const english = ['en'];

/** The rules that hold in every language, then those of English. They look at plain text (see `plainText`). */
export const commonRules: EasyRule[] = [
  {
    id: 'marks',
    pattern: /[;؛；()（）[\]［］【】…⋯]|\.\.\./,
    advice: 'write a sentence of its own without this mark',
  },
  { id: 'dash', pattern: /[–—]| - |^- /m, advice: 'no dash, write two sentences' },
  { id: 'ampersand', pattern: /[&＆]/, advice: 'write « and » in full' },
  { id: 'slash', pattern: /\p{L}\s*[/／]\s*\p{L}/u, advice: 'no slash between words, write « or »' },
  { id: 'percent', pattern: /[%％٪]/, advice: 'no percentage, say it in small numbers' },
  {
    id: 'capitals',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?!(?:${acronyms.join('|')})(?!\\p{L}))\\p{Lu}{4,}`, 'u'),
    advice: 'no word in capitals, unless it is a listed acronym',
  },
  {
    id: 'new-line',
    pattern: /\S*(?:\p{L}|\d\d) ?[»"']? ?[.!?؟۔।]["»']?[ \t]+[^\p{Ll}\s»"]\S*/u,
    advice: 'begin each sentence on a new line (\\n)',
  },
  { id: 'numeric-date', pattern: /\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/, advice: 'write the date in words' },
  {
    id: 'abbreviation',
    languages: english,
    pattern: /(?<!\p{L})(?:etc|e\.g\.|i\.e\.|approx\.|no\.(?= ?\d)|tel\.|max\.|min\.)(?!\p{L})/iu,
    advice: 'write the words in full',
  },
  {
    id: 'double-negative',
    languages: english,
    pattern: wholeWords(
      "(?:not|never|cannot|\\p{L}+n't)(?= )[^.!?\\n]* (?:without|nothing|nobody|never|not)",
    ),
    advice: 'say it with no negative or with one',
  },
  {
    id: 'number-word',
    languages: english,
    pattern: wholeWords(
      'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred|thousand',
    ),
    advice: 'write the number in digits',
  },
];
