import { type Kysely, sql } from 'kysely';
import { refuseChanges } from '../append-only.ts';
import type { Tables } from '../tables.ts';

type Schema = Kysely<Tables>['schema'];

async function messages(schema: Schema): Promise<void> {
  await schema
    .createTable('outbox')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('channel', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('tries', 'integer', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('next_try_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('leased_until', 'text')
    .addColumn('leased_by', 'text')
    .addColumn('ended_at', 'text')
    .execute();
  await schema.createIndex('outbox_due').on('outbox').columns(['state', 'next_try_at']).execute();
  await schema
    .createTable('post_letter')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('sealed', 'text')
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('printed_at', 'text')
    .addColumn('posted_at', 'text')
    .execute();
  await schema
    .createTable('demo_message')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('channel', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('letter_id', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .execute();
}

async function journal(schema: Schema): Promise<void> {
  await schema
    .createTable('journal_entry')
    .addColumn('chain', 'text', c => c.notNull())
    .addColumn('seq', 'integer', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('at', 'text', c => c.notNull())
    .addColumn('actor_kind', 'text', c => c.notNull())
    .addColumn('actor_id', 'text', c => c.notNull())
    .addColumn('on_behalf_of', 'text')
    .addColumn('capacity', 'text')
    .addColumn('exercise', 'text')
    .addColumn('record_id', 'text')
    .addColumn('verb', 'text', c => c.notNull())
    .addColumn('object_kind', 'text')
    .addColumn('object_id', 'text')
    .addColumn('rule', 'text')
    .addColumn('policy_version', 'text')
    .addColumn('channel', 'text', c => c.notNull())
    .addColumn('details', 'text')
    .addColumn('key_id', 'text', c => c.notNull())
    .addColumn('mac', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('journal_entry_key', ['chain', 'seq'])
    .addCheckConstraint('journal_entry_seq', sql`seq > 0`)
    .execute();
  await schema.createIndex('journal_entry_at').on('journal_entry').column('at').execute();
}

/** Creates the outbox, the post queue and the journal, whose rows the database itself refuses to change. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await messages(db.schema);
  await journal(db.schema);
  await refuseChanges(db, 'journal_entry');
}
