import { z } from 'zod';
import type { Database } from '../storage/dialect.ts';
import { type Keys, SealError } from '../storage/keys.ts';
import { traitsSchema, traitsText } from '../storage/person-traits.ts';

/** How many people get their fingerprint in one go. */
const atOnce = 500;

/**
 * Gives those who were in the register before one could be found by name their fingerprint. It is made with the newest
 * key while their text may still be under another one: the next rotation, or import, brings both together. A row that
 * does not open is passed over, as the rotation of keys does.
 */
export async function fillTraits(db: Database, keys: Keys): Promise<void> {
  let last = '';
  for (;;) {
    const rows = await db
      .selectFrom('insured')
      .select(['id', 'sealed'])
      .where('traits_lookup', 'is', null)
      .where('id', '>', last)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    await db.transaction().execute(async trx => {
      for (const row of rows) {
        const traits_lookup = printOf(keys, row);
        if (traits_lookup !== undefined)
          await trx.updateTable('insured').set({ traits_lookup }).where('id', '=', row.id).execute();
      }
    });
  }
}

function printOf(keys: Keys, { id, sealed }: { id: string; sealed: string }): string | undefined {
  try {
    const person = traitsSchema.parse(JSON.parse(keys.open('insured', id, sealed)));
    return keys.lookup('traits', traitsText(person));
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError)
      return undefined;
    throw error;
  }
}
