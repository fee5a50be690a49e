import type { Kysely, Transaction } from 'kysely';
import { noteWords } from '../directory-words.ts';
import type { Tables } from '../tables.ts';

/** The words by which the directory of professionals is searched; those that are there already get theirs. */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('directory_word')
    .addColumn('word', 'text', c => c.notNull())
    .addColumn('rpps', 'text', c => c.notNull())
    .addColumn('part', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('directory_word_key', ['word', 'rpps', 'part'])
    .execute();
  await schema.createIndex('directory_word_rpps').on('directory_word').column('rpps').execute();
  await schema
    .createTable('directory_key')
    .addColumn('key', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('word', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('directory_key_key', ['key', 'kind', 'word'])
    .execute();
  await schema.createIndex('directory_key_word').on('directory_key').column('word').execute();
  // A migration runs inside a transaction of its own.
  await fill(db as Transaction<Tables>);
}

async function fill(trx: Transaction<Tables>): Promise<void> {
  const all = await trx
    .selectFrom('professional')
    .select(['rpps', 'family_name', 'given_name'])
    .orderBy('rpps')
    .execute();
  for (const { rpps, family_name, given_name } of all) {
    const places = await trx
      .selectFrom('exercise')
      .select(['structure', 'town', 'postcode'])
      .where('rpps', '=', rpps)
      .execute();
    await noteWords(trx, {
      rpps,
      names: [family_name, given_name],
      places: places.flatMap(({ structure, town, postcode }) => [structure, town, postcode]),
    });
  }
}
