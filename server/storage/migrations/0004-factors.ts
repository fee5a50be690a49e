import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

type Schema = Kysely<Tables>['schema'];

/** « Ma feuille de codes » and the authenticator app: what stands in for a phone or a mailbox. */
async function factors(schema: Schema): Promise<void> {
  await schema
    .createTable('code_sheet')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('voided_at', 'text')
    .execute();
  await schema.createIndex('code_sheet_account').on('code_sheet').column('account_id').execute();
  await schema
    .createTable('sheet_code')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('sheet_id', 'text', c => c.notNull().references('code_sheet.id'))
    .addColumn('hash', 'text', c => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await schema.createIndex('sheet_code_sheet').on('sheet_code').column('sheet_id').execute();
  await schema
    .createTable('authenticator')
    .addColumn('account_id', 'text', c => c.primaryKey().references('account.id'))
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', c => c.notNull())
    .addColumn('drift', 'integer', c => c.notNull())
    .execute();
}

/** Numbers by which somebody who was told of an act says « Ce n'est pas moi ». */
async function refusals(schema: Schema): Promise<void> {
  await schema
    .createTable('refusal')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('lookup', 'text', c => c.notNull().unique())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
}

/** Creates the tables of factors and refusals, and lets an account be suspended. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await factors(db.schema);
  await refusals(db.schema);
  await db.schema.alterTable('account').addColumn('suspended_at', 'text').execute();
}
