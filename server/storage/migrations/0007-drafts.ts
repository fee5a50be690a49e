import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what was typed in a visit that had ended, kept sealed for its account. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute();
  await db.schema.createIndex('draft_account').on('draft').columns(['account_id', 'created_at']).execute();
  await db.schema.createIndex('draft_end').on('draft').column('expires_at').execute();
}
