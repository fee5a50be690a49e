import { randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { makeKeys } from '../../server/storage/keys.ts';
import type { World } from '../../server/world.ts';
import { makeSealedRows } from '../support/sealed-rows.ts';
import { freshWorld } from '../support/world.ts';

export const numbers = ['284127512345678', '184127512345678', '284127512345699'];
/** Every sealed column of the schema: a new one must be rotated too, or said here to need none. */
export const rotated = [
  ['account', 'sealed'],
  ['account_change', 'sealed'],
  ['account_look', 'sealed'],
  ['contact', 'sealed'],
  ['contact_message', 'sealed'],
  ['creation_draft', 'sealed'],
  ['creation_request', 'sealed'],
  ['demo_message', 'sealed'],
  ['agent', 'sealed'],
  ['authenticator', 'sealed'],
  ['draft', 'sealed'],
  ['fresh_credentials', 'sealed'],
  ['fresh_sheet', 'sealed'],
  ['insured', 'sealed'],
  ['operator', 'sealed'],
  ['outbox', 'sealed'],
  ['post_letter', 'sealed'],
  ['record', 'wrapped_key'],
  ['session', 'sealed'],
] as const;

/** A world with rows under the old key, and the same world once a new key stands before it. */
export async function twoRings(options: {
  postgres?: boolean;
}): Promise<{ world: World; after: World; newOnly: World }> {
  const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const world = await freshWorld({ ...options, recordKey: old });
  for (const nir of numbers) await makeSealedRows(world, nir);
  const after = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
  return { world, after, newOnly: { ...world, keys: makeKeys(fresh, randomBytes) } };
}

async function query(world: World, text: string): Promise<Record<string, unknown>[]> {
  return (await world.db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text))).rows;
}

/** Counts the texts sealed under each key; those that are not under the ring count under « other ». */
export async function keysUsed(world: World): Promise<Record<string, number>> {
  const used: Record<string, number> = {};
  for (const [table, column] of rotated) {
    for (const row of await query(
      world,
      `select ${column} as text from ${table} where ${column} is not null`,
    )) {
      const text = String(row.text);
      const key = text.includes('.') ? text.slice(0, text.indexOf('.')) : 'other';
      used[key] = (used[key] ?? 0) + 1;
    }
  }
  return used;
}
