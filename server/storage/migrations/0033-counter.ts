import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Lets somebody hold letters while they print them, and notes the mandates that were recorded at a counter. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema.alterTable('post_letter').addColumn('held_by', 'text').execute();
  await schema.alterTable('post_letter').addColumn('held_until', 'text').execute();
  await schema
    .createTable('mandate')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('grant_id', 'text', c => c.notNull().references('record_grant.id'))
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('recorded_at', 'text', c => c.notNull())
    .addColumn('recorded_by', 'text', c => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_by', 'text')
    .execute();
  await schema.createIndex('mandate_grant').on('mandate').column('grant_id').execute();
}
