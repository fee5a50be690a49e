import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of how each account wants its pages to look. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('account_look')
    .addColumn('account_id', 'text', c => c.primaryKey())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('chosen_at', 'text', c => c.notNull())
    .execute();
}
