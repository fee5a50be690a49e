import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what programs say of the documents that they send. A row goes with its version. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('sent_document')
    .addColumn('version_id', 'text', c =>
      c.primaryKey().references('document_version.id').onDelete('cascade'),
    )
    .addColumn('document_id', 'text', c => c.notNull())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('print', 'text')
    .addColumn('bytes_print', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createIndex('sent_document_print')
    .on('sent_document')
    .columns(['record_id', 'print'])
    .unique()
    .execute();
}
