import { wordsOf } from './alike.ts';
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

/**
 * Notes the words by which a professional is found. Each word of the whole directory has its beginnings and its near
 * forms once, so that a search in 500,000 professionals looks keys up and compares no names.
 */
export async function noteWords(trx: Trx, { rpps, names, places }: FoundBy): Promise<void> {
  const ofNames = new Set(names.flatMap(withJoined));
  const ofPlaces = new Set(places.flatMap(wordsOf));
  const rows = [
    ...[...ofNames].map(word => ({ word, rpps, part: 'name' as const })),
    ...[...ofPlaces].map(word => ({ word, rpps, part: 'place' as const })),
  ];
  if (rows.length === 0) return;
  await trx
    .insertInto('directory_word')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute();
  for (const word of new Set([...ofNames, ...ofPlaces])) await noteKeys(trx, word);
}

async function noteKeys(trx: Trx, word: string): Promise<void> {
  const known = await trx
    .selectFrom('directory_key')
    .select('key')
    .where('word', '=', word)
    .limit(1)
    .execute();
  if (known.length > 0) return;
  const rows = [
    ...beginnings(word).map(key => ({ key, kind: 'beginning' as const, word })),
    ...nearKeys(word).map(key => ({ key, kind: 'near' as const, word })),
  ];
  await trx
    .insertInto('directory_key')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}
