import { expressionBuilder } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import type { Tables } from '../storage/tables.ts';

/** One word that was typed. In the field of the name a place is found too: people type both in one. */
export interface Wanted {
  readonly word: string;
  readonly part?: 'place';
  /** Words of the directory that are one slip away. */
  readonly near: readonly string[];
}

/** Those who have every word: the first one says whom to look at, the others are looked for in the words of each. */
export function holdersOf(db: Database, [first, ...others]: readonly Wanted[], onlyDoctors: boolean) {
  let people = db.selectFrom('professional');
  if (first) people = people.where('professional.rpps', 'in', holders(first));
  for (const one of others) people = people.where(({ exists }) => exists(hasWord(one)));
  if (onlyDoctors) people = people.where('profession_system', '=', 'TRE_G15').where('profession', '=', '10');
  return people;
}

/** The numbers of those who have a word. */
function holders({ word, part, near }: Wanted) {
  const builder = expressionBuilder<Tables, 'professional'>();
  const begins = builder
    .selectFrom('directory_key')
    .innerJoin('directory_word', 'directory_word.word', 'directory_key.word')
    .select('directory_word.rpps')
    .where('key', '=', word)
    .where('kind', '=', 'beginning')
    .$if(part !== undefined, at => at.where('part', '=', 'place'));
  if (near.length === 0) return begins;
  const nearly = builder
    .selectFrom('directory_word')
    .select('rpps')
    .where('word', 'in', near)
    .$if(part !== undefined, at => at.where('part', '=', 'place'));
  return begins.union(nearly);
}

/** That somebody has a word, or a word that begins so or is nearly so. A word holds no sign that LIKE would read. */
function hasWord({ word, part, near }: Wanted) {
  const builder = expressionBuilder<Tables, 'professional'>();
  const columns = part === undefined ? (['names', 'places'] as const) : (['places'] as const);
  const patterns = [`% ${word}%`, ...near.map(other => `% ${other} %`)];
  return builder
    .selectFrom('directory_entry')
    .select('directory_entry.rpps')
    .whereRef('directory_entry.rpps', '=', 'professional.rpps')
    .where(where =>
      where.or(columns.flatMap(column => patterns.map(pattern => where(column, 'like', pattern)))),
    );
}

/** How many have a word, as far as it matters; `most` stands for more. */
export async function countHolders(db: Database, wanted: Wanted, most: number): Promise<number> {
  const rows = await db
    .selectFrom(holders(wanted).limit(most).as('holders'))
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .execute();
  return Number(rows[0]?.count ?? 0);
}
