import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** What people ask or complain about in the history of their record, and what they are answered. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('complaint')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('account_id', 'text', c => c.notNull())
    .addColumn('receipt', 'text', c => c.notNull().unique())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('entry_seq', 'integer')
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('read_at', 'text')
    .addColumn('answered_at', 'text')
    .execute();
  await schema
    .createIndex('complaint_record')
    .on('complaint')
    .columns(['record_id', 'created_at', 'id'])
    .execute();
  await schema
    .createIndex('complaint_state')
    .on('complaint')
    .columns(['state', 'created_at', 'id'])
    .execute();
}
