import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** What was hidden in one act, to take it back in one. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('hiding')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('account_id', 'text', c => c.notNull())
    .addColumn('made_at', 'text', c => c.notNull())
    .addColumn('undone_at', 'text')
    .execute();
  await schema
    .createTable('hiding_document')
    .addColumn('hiding_id', 'text', c => c.notNull().references('hiding.id').onDelete('cascade'))
    .addColumn('document_id', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('hiding_document_key', ['hiding_id', 'document_id'])
    .execute();
  await schema.createIndex('hiding_document_document').on('hiding_document').column('document_id').execute();
}
