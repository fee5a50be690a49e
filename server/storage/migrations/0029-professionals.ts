import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Lets a session be a professional's or an agent's, tells the places of the directory apart, and names the agents. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema.alterTable('session').addColumn('professional_rpps', 'text').execute();
  await schema.alterTable('session').addColumn('agent_id', 'text').execute();
  await schema.alterTable('exercise').addColumn('structure_id', 'text').execute();
  await schema
    .createTable('agent')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('subject_lookup', 'text', c => c.notNull().unique())
    .addColumn('sealed', 'text', c => c.notNull())
    .addColumn('roles', 'text', c => c.notNull())
    .addColumn('seen_at', 'text', c => c.notNull())
    .execute();
}
