import { isWithin, wordsOf } from '../storage/alike.ts';
import type { Database } from '../storage/dialect.ts';
import { nearKeys, shortest } from '../storage/directory-words.ts';
import { countHolders, holdersOf, type Wanted } from './directory-words-store.ts';
import { type Professional, professionalsNamed } from './professionals-store.ts';

/** What somebody searches the directory for, as typed, and which part of what is found is wanted. */
export interface DirectorySearch {
  readonly name: string;
  readonly town: string;
  /** Only doctors. */
  readonly onlyDoctors?: boolean;
  readonly from: number;
  readonly count: number;
}

/** What was found. `isNear`: nobody has these words; these professionals have words that are nearly the same. */
export interface DirectoryFound {
  readonly people: readonly Professional[];
  readonly isNear: boolean;
  /** So many that they are in no order: another word would help. */
  readonly isMany: boolean;
}

/** How people begin the name of a professional: it is not in the directory. */
const titles = new Set(
  'dr dre drs doc docteur docteure doctor pr professeur professeure prof m mr mme mlle monsieur madame mademoiselle د دكتور الدكتور دكتوره الدكتوره'.split(
    ' ',
  ),
);
const mostWords = 6;
const mostNear = 200;
const mostCounted = 5000;

/** The words that are searched for. « Docteur » alone stays: then nobody is found, and the page says what to try. */
function wantedWords({ name, town }: DirectorySearch): Wanted[] {
  const names = wordsOf(name);
  const own = names.filter(word => !titles.has(word));
  const kept = own.length === 0 && town.trim() === '' ? names : own;
  const all: Wanted[] = [
    ...kept.map(word => ({ word, near: [] })),
    ...wordsOf(town).map(word => ({ word, part: 'place' as const, near: [] })),
  ];
  return all.slice(0, mostWords);
}

/** Whether a text has anything in it that the directory can be searched for: a letter alone is in too many names. */
export function isSearchable(text: string): boolean {
  return wordsOf(text).some(word => word.length >= shortest);
}

/**
 * Searches the directory by name and place: accents, capitals, titles and the order of words do not matter, and the
 * beginning of a word is enough. When nobody is found so, one typing mistake a word is forgiven.
 */
export async function searchDirectory(db: Database, search: DirectorySearch): Promise<DirectoryFound> {
  const wanted = wantedWords(search);
  if (wanted.length === 0) return nobody;
  const exact = await findPeople(db, search, wanted);
  const isExact = exact.people.length > 0 || (await isAnybody(db, search, wanted));
  if (isExact) return { ...exact, isNear: false };
  const loose = await Promise.all(wanted.map(async one => ({ ...one, near: await nearWords(db, one.word) })));
  if (loose.every(({ near }) => near.length === 0)) return nobody;
  return { ...(await findPeople(db, search, loose)), isNear: true };
}

/** Whether a page without anybody is one after the last. */
async function isAnybody(db: Database, search: DirectorySearch, wanted: readonly Wanted[]): Promise<boolean> {
  if (search.from === 0) return false;
  return (await findPeople(db, { ...search, from: 0, count: 1 }, wanted)).people.length > 0;
}

const nobody: DirectoryFound = { people: [], isNear: false, isMany: false };

/**
 * The rarest word is looked up first: two common ones together would else be compared in the whole directory. Where even
 * that one is common, the order of names is given up, for it needs all of them.
 */
async function findPeople(
  db: Database,
  { from, count, onlyDoctors = false }: DirectorySearch,
  wanted: readonly Wanted[],
): Promise<Omit<DirectoryFound, 'isNear'>> {
  const counted = await Promise.all(
    wanted.map(async one => ({ one, holders: await countHolders(db, one, mostCounted) })),
  );
  const rarestFirst = counted.toSorted((a, b) => a.holders - b.holders);
  const isMany = rarestFirst[0]?.holders === mostCounted;
  const words = rarestFirst.map(({ one }) => one);
  const rows = await holdersOf(db, words, onlyDoctors)
    .select('rpps')
    .$if(!isMany, all => all.orderBy('family_name').orderBy('given_name'))
    .orderBy('rpps')
    .limit(count)
    .offset(from)
    .execute();
  const numbers = rows.map(({ rpps }) => rpps);
  const named = await professionalsNamed(db, numbers);
  return { people: numbers.flatMap(rpps => named.get(rpps) ?? []), isMany };
}

/** The words of the directory that are one slip away from this one; in short words and numbers, none. */
async function nearWords(db: Database, word: string): Promise<string[]> {
  if (word.length < 4) return [];
  const keys = nearKeys(word);
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('directory_key')
    .select('word')
    .distinct()
    .where('kind', '=', 'near')
    .where('key', 'in', keys)
    .limit(mostNear)
    .execute();
  return rows.map(row => row.word).filter(other => isWithin(word, other, 1));
}
