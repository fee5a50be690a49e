import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what a person leaves off their emergency card, sealed under the key of their record. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('emergency_card')
    .addColumn('record_id', 'text', c => c.primaryKey().references('record.id'))
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('changed_at', 'text', c => c.notNull())
    .execute();
}
