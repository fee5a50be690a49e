import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Has a creation code remember the account that it opened. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('creation_code').addColumn('account_id', 'text').execute();
}
