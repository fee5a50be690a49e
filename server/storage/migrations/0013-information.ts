import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what a person writes about their health and their wishes. What it says is sealed. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('information')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('position', 'integer', c => c.notNull())
    .addColumn('document_id', 'text')
    .addColumn('author_kind', 'text', c => c.notNull())
    .addColumn('author_id', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('changed_kind', 'text')
    .addColumn('changed_id', 'text')
    .addColumn('changed_at', 'text')
    .addColumn('removed_at', 'text')
    .execute();
  await schema.createIndex('information_record').on('information').columns(['record_id', 'kind']).execute();
  await schema.createIndex('information_removed').on('information').column('removed_at').execute();
}
