import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the accounts of those who run the site, and lets a session be one of theirs. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('operator')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('login_lookup', 'text', c => c.notNull().unique())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('password_hash', 'text', c => c.notNull())
    .addColumn('password_kind', 'text', c => c.notNull())
    .addColumn('password_expires_at', 'text')
    .addColumn('last_step', 'integer')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('disabled_at', 'text')
    .execute();
  await db.schema.alterTable('session').addColumn('operator_id', 'text').execute();
  await db.schema.createIndex('session_operator').on('session').column('operator_id').execute();
}
