import { asKey, hasText, namesUnder, translator } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import { keepLast } from '../storage/keep-last.ts';

/** A word of « Les mots difficiles »: its name among them, and the keys of what is shown. */
export interface HardWord {
  readonly name: string;
  readonly term: LocaleKey;
  readonly text: LocaleKey;
}

/** A part of a sentence; with `word` where it is one of the hard words. */
export interface Piece {
  readonly text: string;
  readonly word?: HardWord;
}

/** A hard word as it stands in a text: `form` begins at `index`. */
interface Place {
  readonly form: string;
  readonly index: number;
  readonly word: HardWord;
}

/** Finds the hard words of a language in a text. */
type Finder = (text: string) => readonly Place[];

const all: readonly HardWord[] = namesUnder('words', 'list').map(name => ({
  name,
  term: asKey(`words:list.${name}.term`),
  text: asKey(`words:list.${name}.text`),
}));

const finders = new Map<string, Finder>();

/** The hard words in the alphabetical order of a language. */
export function hardWords(language: string): HardWord[] {
  const t = translator(language);
  const { compare } = new Intl.Collator(language);
  return all.toSorted((a, b) => compare(t(a.term), t(b.term)));
}

/**
 * Cuts a sentence, already translated and not yet escaped, at the hard words it holds; the pieces joined give the
 * sentence back. Only forms listed in the language's words.json count: the longest first, as whole words. A word whose
 * name is in `met` is left as it is, and one that is found is added there, so that a page explains each word once. A
 * text that is nothing but the word is a label, and stays whole.
 */
export function piecesOf(language: string, text: string, met: Set<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { form, index, word } of finderOf(language)(text)) {
    if (met.has(word.name) || form.length === text.length) continue;
    met.add(word.name);
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: form, word });
    end = index + form.length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end) });
  return pieces;
}

function finderOf(language: string): Finder {
  const known = finders.get(language) ?? makeFinder(language);
  finders.set(language, known);
  return known;
}

function makeFinder(language: string): Finder {
  const t = translator(language);
  const forms = all.flatMap(word => {
    const key = `words:list.${word.name}.forms`;
    return hasText(key)
      ? t(key)
          .split('\n')
          .map((form): [string, HardWord] => [form, word])
      : [];
  });
  const longestFirst = forms.map(([form]) => form).sort((a, b) => b.length - a.length);
  const prefix = language === 'ar' ? arabicPrefix : '';
  const inside = longestFirst.map(toPattern).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${prefix}(${inside})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  const words = new Map(forms.map(([form, word]) => [plain(form), word]));
  const find = (text: string): Place[] =>
    [...text.matchAll(pattern)].flatMap(({ 0: form, 1: inside = '', index }) => {
      const word = words.get(plain(inside));
      return word === undefined ? [] : [{ form, index, word }];
    });
  // Most texts are the site's own, and come again on many pages.
  const kept = keepLast<Place[]>(500);
  return text => (text.length > longest ? find(text) : kept(text, () => find(text)));
}

/** A text that is longer is somebody's own, and is not worth its memory. */
const longest = 500;

/** Arabic writes « and », « so », « with », « like » and « for » together with the word that follows. */
const arabicPrefix = '[وف]?[بكل]?';

/** A form as a pattern. Its spaces may be no-break ones, its apostrophes curly, and typography may join « e-mail ». */
function toPattern(form: string): string {
  const escaped = form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const loose = escaped.replaceAll(' ', '[ \\u00a0]').replaceAll("'", "['’]").replaceAll('-', '-\\u2060?');
  // « for » and « the » melt together: ل and الملف give للملف.
  return form.startsWith('ال') ? `(?:${loose}|لل${loose.slice(2)})` : loose;
}

/** The form that a pattern stands for, whatever the typography did to it. */
function plain(form: string): string {
  return form
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2060', '')
    .replaceAll('’', "'")
    .replace(/^لل/, 'ال')
    .toLowerCase();
}
