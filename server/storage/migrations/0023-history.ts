import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Ways into a long journal: the newest entries of one kind of act, and those of one person, without reading the others.
 */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createIndex('journal_entry_act')
    .on('journal_entry')
    .columns(['chain', 'actor_kind', 'verb', 'at', 'seq'])
    .execute();
  await schema
    .createIndex('journal_entry_actor')
    .on('journal_entry')
    .columns(['chain', 'actor_id', 'at', 'seq'])
    .execute();
}
