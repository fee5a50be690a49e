import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../storage/dialect.ts';
import type { Trx } from '../../storage/tables.ts';

/** Of the time in which nobody else can write, this part is left to others afterwards. */
const share = 1 / 4;

/**
 * Runs one of very many short transactions, and then leaves the database to others for a while: the site would wait for
 * ever if the next one began at once.
 */
export async function paced<Result>(db: Database, act: (trx: Trx) => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await db.transaction().execute(act);
  await wait(Math.ceil((performance.now() - start) * share));
  return result;
}
