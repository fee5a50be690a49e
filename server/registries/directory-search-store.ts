import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import { isWithin, wordsOf } from '../storage/alike.ts';
import type { Database } from '../storage/dialect.ts';
import { nearKeys, shortest } from '../storage/directory-words.ts';
import type { Tables } from '../storage/tables.ts';
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
}

/** One word that was typed. In the field of the name a place is found too: people type both in one. */
interface Wanted {
  readonly word: string;
  readonly part?: 'place';
  /** Words of the directory that are one slip away. */
  readonly near: readonly string[];
}

/** How people begin the name of a professional: it is not in the directory. */
const titles = new Set(
  'dr dre drs doc docteur docteure doctor pr professeur professeure prof m mr mme mlle monsieur madame mademoiselle د دكتور الدكتور دكتوره الدكتوره'.split(
    ' ',
  ),
);
const mostWords = 6;
const mostNear = 200;

/** The words that are searched for. « Docteur » alone stays: then nobody is found, and the page says what to try. */
function wantedWords({ name, town }: DirectorySearch): Wanted[] {
  const names = wordsOf(name);
  const own = names.filter(word => !titles.has(word));
  const kept = own.length === 0 && town.trim() === '' ? names : own;
  const all: Wanted[] = [
    ...kept.map(word => ({ word, near: [] })),
    ...wordsOf(town).map(word => ({ word, part: 'place' as const, near: [] })),
  ];
  // The longest word first: it is in the fewest names, and the database begins with it.
  return all.toSorted((a, b) => b.word.length - a.word.length).slice(0, mostWords);
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
  if (wanted.length === 0) return { people: [], isNear: false };
  if (await isAnybody(db, search, wanted))
    return { people: await peopleOf(db, search, wanted), isNear: false };
  const loose = await Promise.all(wanted.map(async one => ({ ...one, near: await nearWords(db, one.word) })));
  if (loose.every(({ near }) => near.length === 0)) return { people: [], isNear: false };
  return { people: await peopleOf(db, search, loose), isNear: true };
}

async function isAnybody(db: Database, search: DirectorySearch, wanted: readonly Wanted[]): Promise<boolean> {
  const [found] = await query(db, search, wanted).select('rpps').limit(1).execute();
  return found !== undefined;
}

async function peopleOf(
  db: Database,
  search: DirectorySearch,
  wanted: readonly Wanted[],
): Promise<Professional[]> {
  const rows = await query(db, search, wanted)
    .select('rpps')
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('rpps')
    .limit(search.count)
    .offset(search.from)
    .execute();
  const numbers = rows.map(({ rpps }) => rpps);
  const named = await professionalsNamed(db, numbers);
  return numbers.flatMap(rpps => named.get(rpps) ?? []);
}

function query(db: Database, { onlyDoctors }: DirectorySearch, wanted: readonly Wanted[]) {
  let people = db.selectFrom('professional');
  for (const one of wanted) people = people.where(hasWord(one));
  if (onlyDoctors) people = people.where('profession_system', '=', 'TRE_G15').where('profession', '=', '10');
  return people;
}

function hasWord({ word, part, near }: Wanted): Expression<SqlBool> {
  const builder = expressionBuilder<Tables, 'professional'>();
  const begins = builder
    .selectFrom('directory_key')
    .innerJoin('directory_word', 'directory_word.word', 'directory_key.word')
    .select('directory_word.rpps')
    .where('key', '=', word)
    .where('kind', '=', 'beginning')
    .$if(part !== undefined, at => at.where('part', '=', 'place'));
  if (near.length === 0) return builder('professional.rpps', 'in', begins);
  const nearly = builder
    .selectFrom('directory_word')
    .select('rpps')
    .where('word', 'in', near)
    .$if(part !== undefined, at => at.where('part', '=', 'place'));
  return builder('professional.rpps', 'in', begins.union(nearly));
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
