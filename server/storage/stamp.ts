import type { Database } from './dialect.ts';
import type { Trx } from './tables.ts';

/** The database was made for the other mode (demo or real); the text is one line to print. */
export class StampError extends Error {}

/**
 * Stamps a new database as demo or real, and refuses one that bears the other stamp. Returns whether it was new.
 * @throws StampError
 */
export async function stampDatabase(db: Database, mode: 'demo' | 'real'): Promise<boolean> {
  const known = await db.selectFrom('meta').select('value').where('name', '=', 'mode').executeTakeFirst();
  if (known === undefined) {
    await db.insertInto('meta').values({ name: 'mode', value: mode }).execute();
    return true;
  }
  if (known.value !== mode) {
    throw new StampError(`This database is a ${known.value} one: it cannot be opened in ${mode} mode.`);
  }
  return false;
}

/** Whether the demo population is in this database. */
export async function isDemoLoaded(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'demo-loaded')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes, with the demo population itself, that it is there. */
export async function markDemoLoaded(trx: Trx): Promise<void> {
  await trx.insertInto('meta').values({ name: 'demo-loaded', value: 'yes' }).execute();
}
