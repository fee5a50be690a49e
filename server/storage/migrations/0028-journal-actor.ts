import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * One way into the entries of one person instead of two, which each new entry had to write: in the order of time, with the
 * verb at hand, so that only the entries that are asked for are looked up.
 */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema.dropIndex('journal_entry_actor').execute();
  await schema.dropIndex('journal_entry_actor_verb').execute();
  await schema
    .createIndex('journal_entry_actor')
    .on('journal_entry')
    .columns(['chain', 'actor_id', 'at', 'seq', 'verb'])
    .execute();
}
