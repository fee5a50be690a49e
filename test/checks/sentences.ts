import { fixedNames } from './terms.ts';

const placeholder = /\{\{[^}]*\}\}/g;
const unspaced = ['zh', 'ja', 'th', 'lo', 'km', 'my'];
const sentenceEnd = /(?<=[.!?:؟۔।][»"”’)]?)\s+|(?<=[。！？：])|\n+/u;

/** How long a sentence may be in a language: the limit, the limit of a listed exception, and the unit that is counted. */
export type Limit = { most: number; excused: number; unit: 'words' | 'graphemes' };

/** Takes a language's code; gives its limit. French is the rule of easy language, the others allow for their grammar. */
export function limitOf(language: string): Limit {
  const base = language.split('-')[0] ?? language;
  if (unspaced.includes(base)) return { most: 30, excused: 38, unit: 'graphemes' };
  const most = { fr: 12, ar: 14 }[base] ?? 15;
  return { most, excused: most + 3, unit: 'words' };
}

/** Takes a text; gives it with plain apostrophes and spaces, where a placeholder or a fixed name is one small word. */
export function plainText(value: string): string {
  const text = value
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(placeholder, 'x');
  return fixedNames.reduce((rest, name) => rest.replace(nameAlone(name), 'x'), text);
}

function nameAlone(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'gu');
}

/** Takes a plain text; gives its sentences: they end at `.`, `!`, `?`, `:` before a space, and at a new line. */
export function sentencesOf(text: string): string[] {
  return text
    .split(sentenceEnd)
    .map(sentence => sentence.trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence));
}

/** Takes a sentence and the unit; gives its length. An hour (« 14 h 30 ») and a number in groups are one word. */
export function lengthOf(sentence: string, unit: Limit['unit']): number {
  if (unit === 'graphemes')
    return [...new Intl.Segmenter().segment(sentence.replace(/[\s\p{P}]/gu, ''))].length;
  return sentence
    .replace(/\d+ h(?: \d+)?(?!\p{L})/gu, '1')
    .replace(/\d(?:[ .]?\d)+/g, '1')
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word)).length;
}
