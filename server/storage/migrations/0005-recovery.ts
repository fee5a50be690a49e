import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the tables of the way back in: journeys under way, and the days that one proof alone has to wait. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('recovery')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('account_id', 'text', c => c.references('account.id'))
    .addColumn('number_mark', 'text', c => c.notNull())
    .addColumn('browser', 'text', c => c.notNull())
    .addColumn('way', 'text')
    .addColumn('attempt_id', 'text')
    .addColumn('first_way', 'text')
    .addColumn('second_way', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema.createIndex('recovery_account').on('recovery').column('account_id').execute();
  await db.schema
    .createTable('recovery_wait')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('account_id', 'text', c => c.notNull().references('account.id'))
    .addColumn('way', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('opens_at', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('refused_at', 'text')
    .execute();
  await db.schema.createIndex('recovery_wait_account').on('recovery_wait').column('account_id').execute();
}
