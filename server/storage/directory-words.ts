import { wordsOf } from './alike.ts';
import { keptRows } from './kept-rows.ts';
import type { Trx } from './tables.ts';

/** The shortest beginning of a word that is searched for. */
export const shortest = 2;
/** Longer words are found by their beginning alone: each letter of a word costs a row. */
const longest = 20;

/** What a professional is found by. */
export interface FoundBy {
  readonly rpps: string;
  /** Family name and given name, each whole. */
  readonly names: readonly string[];
  /** Structures, towns and postcodes. */
  readonly places: readonly string[];
}

/** The words of one professional, as `directory_entry` keeps them: each between two spaces. */
export interface FoundWords {
  readonly rpps: string;
  readonly names: string;
  readonly places: string;
}

/** A word, and the word without each of its letters: two words with one slip between them share one of these. */
export function nearKeys(word: string): string[] {
  if (word.length < 3 || word.length > longest || /\p{N}/u.test(word)) return [];
  return [...new Set([word, ...[...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))])];
}

function beginnings(word: string): string[] {
  const from = Math.min(shortest, word.length);
  const to = Math.min(longest, word.length);
  const cut = Array.from({ length: to - from + 1 }, (_, more) => word.slice(0, from + more));
  return [...new Set([...cut, word])];
}

/** « Jean-Baptiste » is also found by « jeanbaptiste ». */
function withJoined(text: string): string[] {
  const words = wordsOf(text);
  return words.length > 1 ? [...words, words.join('')] : words;
}

const spaced = (words: readonly string[]): string =>
  ` ${[...new Set(words)].map(word => `${word} `).join('')}`;

/** The words by which a professional is found. */
export function foundWords({ rpps, names, places }: FoundBy): FoundWords {
  return { rpps, names: spaced(names.flatMap(withJoined)), places: spaced(places.flatMap(wordsOf)) };
}

/** The words of one column of `directory_entry`. */
export function wordsIn(text: string): string[] {
  return text.split(' ').filter(word => word !== '');
}

/**
 * Notes at once the words by which a professional is found, where the directory gets one person more. Each word of the
 * whole directory has its beginnings and its near forms once, so that a search in 500,000 professionals looks keys up and
 * compares no names.
 */
export async function noteWords(trx: Trx, foundBy: FoundBy): Promise<void> {
  const entry = foundWords(foundBy);
  const { rpps, names, places } = entry;
  await putEntries(trx, [entry]);
  const ofNames = wordsIn(names);
  const ofPlaces = wordsIn(places);
  await putHolders(trx, [
    ...ofNames.map(word => ({ word, rpps, part: 'name' as const })),
    ...ofPlaces.map(word => ({ word, rpps, part: 'place' as const })),
  ]);
  await putKeys(trx, [...new Set([...ofNames, ...ofPlaces])]);
}

/** Notes at once the words of somebody as the directory names them now, with every place where they work. */
export async function noteWordsOf(trx: Trx, rpps: string): Promise<void> {
  const names = await trx
    .selectFrom('professional')
    .select(['family_name', 'given_name'])
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  if (names === undefined) return;
  const places = await trx
    .selectFrom('exercise')
    .select(['structure', 'town', 'postcode'])
    .where('rpps', '=', rpps)
    .execute();
  await noteWords(trx, {
    rpps,
    names: [names.family_name, names.given_name],
    places: places.flatMap(({ structure, town, postcode }) => [structure, town, postcode]),
  });
}

/** Writes what some professionals are found by; who had other words has these now. */
export const putEntries = keptRows({ rpps: '1', names: ' ', places: ' ' }, (db, rows) =>
  db
    .insertInto('directory_entry')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('rpps').doUpdateSet(({ ref }) => ({
        names: ref('excluded.names'),
        places: ref('excluded.places'),
      })),
    ),
);

/** Notes that words are those of a professional. In the order of words this is several times as fast as in another. */
export const putHolders = keptRows({ word: 'x', rpps: '1', part: 'name' as 'name' | 'place' }, (db, rows) =>
  db
    .insertInto('directory_word')
    .values(rows)
    .onConflict(conflict => conflict.doNothing()),
);

const insertKeys = keptRows({ key: 'x', kind: 'near' as 'beginning' | 'near', word: 'x' }, (db, rows) =>
  db
    .insertInto('directory_key')
    .values(rows)
    .onConflict(conflict => conflict.doNothing()),
);

/** Notes by what some words are found; those that the directory has already stay as they are. */
export async function putKeys(trx: Trx, words: readonly string[]): Promise<void> {
  const rows = words.flatMap(word => [
    ...beginnings(word).map(key => ({ key, kind: 'beginning' as const, word })),
    ...nearKeys(word).map(key => ({ key, kind: 'near' as const, word })),
  ]);
  await insertKeys(trx, rows);
}
