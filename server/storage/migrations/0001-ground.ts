import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

type Schema = Kysely<Tables>['schema'];

/** Everyone who exists, and what links them: insured person, record, account, grant. */
async function people(schema: Schema): Promise<void> {
  await schema
    .createTable('meta')
    .addColumn('name', 'text', c => c.primaryKey())
    .addColumn('value', 'text', c => c.notNull())
    .execute();
  await schema
    .createTable('insured')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('nir_lookup', 'text', c => c.notNull().unique())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createTable('record')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('insured_id', 'text', c => c.notNull().unique().references('insured.id'))
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('wrapped_key', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('closed_at', 'text')
    .execute();
}

/** The directory: a professional is not an exercise, which is one place and one specialty where they work. */
async function directory(schema: Schema): Promise<void> {
  await schema
    .createTable('professional')
    .addColumn('rpps', 'text', c => c.primaryKey())
    .addColumn('family_name', 'text', c => c.notNull())
    .addColumn('given_name', 'text', c => c.notNull())
    .addColumn('profession_system', 'text', c => c.notNull())
    .addColumn('profession', 'text', c => c.notNull())
    .addColumn('medical_regulation', 'integer', c => c.notNull())
    .execute();
  await schema
    .createTable('exercise')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('rpps', 'text', c => c.notNull().references('professional.rpps'))
    .addColumn('specialty', 'text')
    .addColumn('structure', 'text', c => c.notNull())
    .addColumn('postcode', 'text', c => c.notNull())
    .addColumn('town', 'text', c => c.notNull())
    .addColumn('region', 'text', c => c.notNull())
    .execute();
  await schema.createIndex('exercise_professional').on('exercise').column('rpps').execute();
}

async function accounts(schema: Schema): Promise<void> {
  await schema
    .createTable('account')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('insured_id', 'text', c => c.unique().references('insured.id'))
    .addColumn('identifier_lookup', 'text', c => c.notNull().unique())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('password_hash', 'text', c => c.notNull())
    .addColumn('password_kind', 'text', c => c.notNull())
    .addColumn('password_expires_at', 'text')
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createTable('contact')
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('channel', 'text', c => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('verified_at', 'text')
    .addColumn('declined_at', 'text')
    .addPrimaryKeyConstraint('contact_key', ['account_id', 'channel'])
    .execute();
  await schema
    .createTable('terms_acceptance')
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('version', 'text', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('accepted_at', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('terms_acceptance_key', ['account_id', 'version'])
    .execute();
}

async function rights(schema: Schema): Promise<void> {
  await schema
    .createTable('record_grant')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('capacity', 'text', c => c.notNull())
    .addColumn('scope', 'text', c => c.notNull())
    .addColumn('valid_from', 'text', c => c.notNull())
    .addColumn('valid_until', 'text')
    .addUniqueConstraint('record_grant_once', ['account_id', 'record_id', 'capacity'])
    .execute();
  await schema
    .createIndex('record_grant_account')
    .on('record_grant')
    .columns(['account_id', 'record_id'])
    .execute();
  await schema
    .createTable('emergency_choice')
    .addColumn('record_id', 'text', c => c.notNull().references('record.id'))
    .addColumn('question', 'text', c => c.notNull())
    .addColumn('answer', 'integer', c => c.notNull())
    .addColumn('confirmed', 'integer', c => c.notNull())
    .addColumn('answered_at', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('emergency_choice_key', ['record_id', 'question'])
    .execute();
}

/** Creates the tables of people and rights. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await people(db.schema);
  await directory(db.schema);
  await accounts(db.schema);
  await rights(db.schema);
}
