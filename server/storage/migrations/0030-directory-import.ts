import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql, type Transaction } from 'kysely';
import { noteWordsOf } from '../directory-words.ts';
import type { Tables } from '../tables.ts';

/**
 * The words of the directory in a shape that takes 500,000 lines in a minute: each table is one tree in one order, and the
 * words of a professional stand in one row, where a second order of three million rows was needed before.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema.dropTable('directory_word').execute();
  await schema.dropTable('directory_key').execute();
  const inOneTree = oneTree(db);
  await inOneTree(
    schema
      .createTable('directory_word')
      .addColumn('word', 'text', c => c.notNull())
      .addColumn('rpps', 'text', c => c.notNull())
      .addColumn('part', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('directory_word_key', ['word', 'rpps', 'part']),
  ).execute();
  await inOneTree(
    schema
      .createTable('directory_key')
      .addColumn('key', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('word', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('directory_key_key', ['key', 'kind', 'word']),
  ).execute();
  await inOneTree(
    schema
      .createTable('directory_entry')
      .addColumn('rpps', 'text', c => c.primaryKey())
      .addColumn('names', 'text', c => c.notNull())
      .addColumn('places', 'text', c => c.notNull()),
  ).execute();
  // A migration runs inside a transaction of its own.
  await fill(db as Transaction<Tables>);
}

/** SQLite alone would keep the rows once more, in the order in which they came. */
function oneTree(db: Kysely<Tables>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return <Table extends string, Column extends string>(table: CreateTableBuilder<Table, Column>) =>
    postgres ? table : table.modifyEnd(sql`without rowid`);
}

async function fill(trx: Transaction<Tables>): Promise<void> {
  const all = await trx.selectFrom('professional').select('rpps').orderBy('rpps').execute();
  for (const { rpps } of all) await noteWordsOf(trx, rpps);
}
