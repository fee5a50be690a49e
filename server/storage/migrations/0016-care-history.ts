import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of the care history: what the insurer tells of the care that somebody had. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('care_line')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('day', 'text', c => c.notNull())
    .addColumn('last_day', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('secret', 'integer', c => c.notNull())
    .addColumn('source', 'text', c => c.notNull())
    .addColumn('print', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addUniqueConstraint('care_line_once', ['record_id', 'print'])
    .execute();
  await schema.createIndex('care_line_last_day').on('care_line').column('last_day').execute();
}
