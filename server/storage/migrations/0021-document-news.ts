import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Lets the home page count what is new without opening the rows of the documents: they are wide, and it asks for 20. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema.dropIndex('document_news').execute();
  await schema
    .createIndex('document_news')
    .on('document')
    .columns(['record_id', 'changed_at', 'removed_at', 'kept_back_until', 'secret'])
    .columns(['id', 'version_id', 'author_kind', 'author_id'])
    .execute();
}
