import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

type Schema = Kysely<Tables>['schema'];

async function creation(schema: Schema): Promise<void> {
  await schema
    .createTable('creation_request')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('nir_lookup', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('requested_at', 'text', c => c.notNull())
    .addColumn('handled_at', 'text')
    .execute();
  await schema
    .createIndex('creation_request_open')
    .on('creation_request')
    .columns(['handled_at', 'requested_at'])
    .execute();
  await schema
    .createTable('creation_code')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('insured_id', 'text', c => c.notNull().references('insured.id'))
    .addColumn('hash', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('used_at', 'text')
    .addColumn('suspended_at', 'text')
    .execute();
  await schema
    .createIndex('creation_code_person')
    .on('creation_code')
    .columns(['insured_id', 'hash'])
    .execute();
  await schema
    .createTable('creation_draft')
    .addColumn('code_id', 'text', c => c.primaryKey().references('creation_code.id'))
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createTable('fresh_credentials')
    .addColumn('account_id', 'text', c => c.primaryKey().references('account.id'))
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .execute();
}

async function oneTimeCodes(schema: Schema): Promise<void> {
  await schema
    .createTable('code_attempt')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('purpose', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('browser', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('tries', 'integer', c => c.notNull())
    .addColumn('done_at', 'text')
    .execute();
  await schema
    .createTable('one_time_code')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('attempt_id', 'text', c => c.notNull().references('code_attempt.id'))
    .addColumn('hash', 'text', c => c.notNull())
    .addColumn('message_id', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await schema.createIndex('one_time_code_attempt').on('one_time_code').column('attempt_id').execute();
}

async function web(schema: Schema): Promise<void> {
  await schema
    .createTable('session')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('seen_at', 'text', c => c.notNull())
    .addColumn('ends_at', 'text', c => c.notNull())
    .execute();
  await schema.createIndex('session_end').on('session').column('ends_at').execute();
  await schema.createIndex('session_account').on('session').column('account_id').execute();
  await schema
    .createTable('rate_hit')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('bucket', 'text', c => c.notNull())
    .addColumn('at', 'text', c => c.notNull())
    .execute();
  await schema.createIndex('rate_hit_at').on('rate_hit').column('at').execute();
  await schema.createIndex('rate_hit_bucket').on('rate_hit').columns(['bucket', 'at']).execute();
  await schema
    .createTable('submission')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('location', 'text')
    .addColumn('claimed_until', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .execute();
  await schema
    .createTable('lease')
    .addColumn('name', 'text', c => c.primaryKey())
    .addColumn('holder', 'text', c => c.notNull())
    .addColumn('until', 'text', c => c.notNull())
    .execute();
}

/** Creates the tables of codes, sessions, limits and leases. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await creation(db.schema);
  await oneTimeCodes(db.schema);
  await web(db.schema);
}
