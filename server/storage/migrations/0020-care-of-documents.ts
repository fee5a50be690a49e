import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Notes which documents told of a line of the care history, so that it leaves and comes back with them. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('care_line_document')
    .addColumn('line_id', 'text', c => c.notNull().references('care_line.id').onDelete('cascade'))
    .addColumn('document_id', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('care_line_document_key', ['line_id', 'document_id'])
    .execute();
  await schema
    .createIndex('care_line_document_document')
    .on('care_line_document')
    .column('document_id')
    .execute();
  await schema.createIndex('care_line_record').on('care_line').columns(['record_id', 'day']).execute();
}
