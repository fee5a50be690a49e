import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the tables of what a person sets for the account, and of changes that can still be refused. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('account_setting')
    .addColumn('account_id', 'text', c => c.primaryKey().references('account.id'))
    .addColumn('sign_in_notices', 'integer', c => c.notNull())
    .addColumn('discreet', 'integer', c => c.notNull())
    .execute();
  await schema
    .createTable('fresh_sheet')
    .addColumn('account_id', 'text', c => c.primaryKey().references('account.id'))
    .addColumn('sheet_id', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createTable('account_change')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('what', 'text', c => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('made_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute();
  await schema.createIndex('account_change_account').on('account_change').column('account_id').execute();
  await schema.createIndex('account_change_end').on('account_change').column('expires_at').execute();
}
