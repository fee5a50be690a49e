import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * By what a professional finds somebody whose number is not at hand: a fingerprint of the names and of the day of birth.
 * Rows that were there before get theirs when the site opens (registries/traits-store.ts): it takes the keys.
 */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema.alterTable('insured').addColumn('traits_lookup', 'text').execute();
  await schema.createIndex('insured_traits').on('insured').column('traits_lookup').execute();
}
