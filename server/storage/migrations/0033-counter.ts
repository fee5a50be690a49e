import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Lets somebody hold letters while they print them, and notes the mandates that were recorded at a counter. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema.alterTable('post_letter').addColumn('held_by', 'text').execute();
  await schema.alterTable('post_letter').addColumn('held_until', 'text').execute();
  await schema
    .createTable('mandate')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('capacity', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('recorded_at', 'text', c => c.notNull())
    .addColumn('recorded_by', 'text', c => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_by', 'text')
    .execute();
  await schema.createIndex('mandate_record').on('mandate').columns(['record_id', 'account_id']).execute();
}
