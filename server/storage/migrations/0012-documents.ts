import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the tables of documents, their versions, their contents in sealed parts, and what was read. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('document')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('class_code', 'text', c => c.notNull())
    .addColumn('type_code', 'text', c => c.notNull())
    .addColumn('author_kind', 'text', c => c.notNull())
    .addColumn('author_id', 'text', c => c.notNull())
    .addColumn('profession', 'text')
    .addColumn('specialty', 'text')
    .addColumn('day', 'text', c => c.notNull())
    .addColumn('hidden', 'integer', c => c.notNull())
    .addColumn('secret', 'integer', c => c.notNull())
    .addColumn('kept_back_until', 'text')
    .addColumn('version_id', 'text', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('format', 'text', c => c.notNull())
    .addColumn('bytes', 'integer', c => c.notNull())
    .addColumn('parts', 'integer', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('changed_at', 'text', c => c.notNull())
    .addColumn('removed_at', 'text')
    .execute();
  await schema
    .createIndex('document_of_record')
    .on('document')
    .columns(['record_id', 'day', 'created_at', 'id'])
    .execute();
  await schema.createIndex('document_news').on('document').columns(['record_id', 'changed_at']).execute();
  await schema.createIndex('document_removed').on('document').column('removed_at').execute();
  await schema
    .createTable('document_version')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('document_id', 'text', c => c.notNull().references('document.id'))
    .addColumn('number', 'integer', c => c.notNull())
    .addColumn('format', 'text', c => c.notNull())
    .addColumn('bytes', 'integer', c => c.notNull())
    .addColumn('parts', 'integer', c => c.notNull())
    .addColumn('print', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('by_kind', 'text', c => c.notNull())
    .addColumn('by_id', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createIndex('document_version_of')
    .on('document_version')
    .columns(['document_id', 'number'])
    .unique()
    .execute();
  await schema
    .createTable('content')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('begun_at', 'text', c => c.notNull())
    .addColumn('kept_at', 'text')
    .execute();
  await schema.createIndex('content_waiting').on('content').column('kept_at').execute();
  await schema
    .createTable('content_part')
    .addColumn('content_id', 'text', c => c.notNull().references('content.id').onDelete('cascade'))
    .addColumn('number', 'integer', c => c.notNull())
    .addColumn('sealed', 'bytea', c => c.notNull())
    .addPrimaryKeyConstraint('content_part_key', ['content_id', 'number'])
    .execute();
  await schema
    .createTable('document_read')
    .addColumn('document_id', 'text', c => c.notNull().references('document.id'))
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('version_id', 'text', c => c.notNull())
    .addColumn('read_at', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('document_read_key', ['document_id', 'account_id'])
    .execute();
}
