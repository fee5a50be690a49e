import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what a person did about documents that their care history lacks. A row goes with its line of care. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('document_request')
    .addColumn('care_line_id', 'text', c => c.primaryKey().references('care_line.id').onDelete('cascade'))
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('changed_at', 'text', c => c.notNull())
    .execute();
  await schema.createIndex('document_request_record').on('document_request').column('record_id').execute();
}
