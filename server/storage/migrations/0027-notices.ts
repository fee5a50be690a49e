import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { after, day } from '../time.ts';

type Schema = Kysely<Tables>['schema'];

/** What people are to be told of a record, what each wants to be told, and since when documents are kept back. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await notices(db.schema);
  await choices(db.schema);
  await keptBack(db);
  // Whether a professional has been in a record before is asked at each of their acts.
  await db.schema
    .createIndex('journal_entry_actor_verb')
    .on('journal_entry')
    .columns(['chain', 'actor_id', 'verb', 'seq'])
    .execute();
}

async function notices(schema: Schema): Promise<void> {
  await schema
    .createTable('pending_notice')
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('about', 'text', c => c.notNull())
    .addColumn('count', 'integer', c => c.notNull())
    .addColumn('first_at', 'text', c => c.notNull())
    .addColumn('due_at', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('pending_notice_key', ['record_id', 'kind', 'about'])
    .execute();
  await schema.createIndex('pending_notice_due').on('pending_notice').columns(['kind', 'due_at']).execute();
  await schema
    .createTable('professional_notice')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('rpps', 'text', c => c.notNull())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('about', 'text', c => c.notNull())
    .addColumn('made_at', 'text', c => c.notNull())
    .addColumn('seen_at', 'text')
    .addUniqueConstraint('professional_notice_once', ['about', 'rpps'])
    .execute();
  await schema
    .createIndex('professional_notice_of')
    .on('professional_notice')
    .columns(['rpps', 'made_at'])
    .execute();
}

/** Who never chose is told of a new document and of a first access, and not of each access. */
async function choices(schema: Schema): Promise<void> {
  for (const [column, usual] of [
    ['new_documents', 1],
    ['first_accesses', 1],
    ['every_access', 0],
  ] as const)
    await schema
      .alterTable('account_setting')
      .addColumn(column, 'integer', c => c.notNull().defaultTo(usual))
      .execute();
}

async function keptBack(db: Kysely<Tables>): Promise<void> {
  for (const column of ['existence_due_at', 'existence_told_at', 'kept_back_over_at'])
    await db.schema.alterTable('document').addColumn(column, 'text').execute();
  // Few documents are kept back: one index finds those of a record, the other those whose time has come.
  for (const [name, columns] of [
    ['document_kept_back', ['record_id', 'kept_back_until']],
    ['document_kept_back_due', ['kept_back_until']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('document')
      .columns([...columns])
      .where(sql<boolean>`kept_back_until is not null`)
      .where(sql<boolean>`kept_back_over_at is null`)
      .execute();
  const kept = await db
    .selectFrom('document')
    .select(['id', 'created_at', 'kept_back_until'])
    .where('kept_back_until', 'is not', null)
    .execute();
  const now = new Date().toISOString();
  for (const { id, created_at, kept_back_until } of kept)
    await db
      .updateTable('document')
      .set({
        existence_due_at: after(new Date(created_at), 14 * day),
        // What has opened long ago is no news.
        kept_back_over_at: kept_back_until !== null && kept_back_until <= now ? kept_back_until : null,
      })
      .where('id', '=', id)
      .execute();
}
