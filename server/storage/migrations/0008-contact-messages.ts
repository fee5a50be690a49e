import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what people write to the operator on the contact page. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('contact_message')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('receipt', 'text', c => c.notNull().unique())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('answered_at', 'text')
    .execute();
  await db.schema
    .createIndex('contact_message_state')
    .on('contact_message')
    .columns(['state', 'created_at'])
    .execute();
}
