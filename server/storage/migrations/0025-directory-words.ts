import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** The words by which the directory of professionals is searched; 0030 gives them another shape, and fills them. */
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
}
