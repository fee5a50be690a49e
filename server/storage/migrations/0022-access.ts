import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Who may see a record: whom the patient blocked, trusts wholly or agreed to, and who came in an emergency. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('blocked_professional')
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('rpps', 'text', c => c.notNull())
    .addColumn('blocked_at', 'text', c => c.notNull())
    .addColumn('blocked_by', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('blocked_professional_key', ['record_id', 'rpps'])
    .execute();
  await schema
    .createTable('full_access')
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('rpps', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('given_at', 'text', c => c.notNull())
    .addColumn('given_by', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('full_access_key', ['record_id', 'rpps'])
    .execute();
  await schema
    .createTable('consent')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('rpps', 'text', c => c.notNull())
    .addColumn('exercise_id', 'text')
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('classes', 'text', c => c.notNull())
    .addColumn('given_at', 'text', c => c.notNull())
    .addColumn('given_by_kind', 'text', c => c.notNull())
    .addColumn('given_by', 'text', c => c.notNull())
    .addColumn('announced_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .execute();
  await schema.createIndex('consent_record').on('consent').columns(['record_id', 'rpps']).execute();
  await schema
    .createTable('emergency_opening')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('rpps', 'text', c => c.notNull())
    .addColumn('exercise_id', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('opened_at', 'text', c => c.notNull())
    .addColumn('until', 'text', c => c.notNull())
    .execute();
  await schema
    .createIndex('emergency_opening_record')
    .on('emergency_opening')
    .columns(['record_id', 'rpps', 'until'])
    .execute();
}
