import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Notes who created a record for a patient, to count and to print its paper; and who consented for a minor. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('record_creation')
    .addColumn('record_id', 'text', c => c.primaryKey().references('record.id'))
    .addColumn('desk', 'text', c => c.notNull())
    .addColumn('actor_id', 'text', c => c.notNull())
    .addColumn('exercise_id', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('month', 'text', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('password_by', 'text')
    .addColumn('papers', 'integer', c => c.notNull().defaultTo(0))
    .execute();
  await schema
    .createIndex('record_creation_actor')
    .on('record_creation')
    .columns(['actor_id', 'month'])
    .execute();
  await schema
    .createTable('record_representative')
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('insured_id', 'text', c => c.notNull())
    .addColumn('consented_at', 'text', c => c.notNull())
    .addColumn('until', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('record_representative_once', ['record_id', 'insured_id'])
    .execute();
  await schema
    .createIndex('record_representative_insured')
    .on('record_representative')
    .columns(['insured_id'])
    .execute();
}
