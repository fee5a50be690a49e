import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { lockChain } from './journal-store.ts';

/**
 * Carries out an act on a record in a transaction, one after the other for each record: what shows something to somebody
 * and what changes who may see it wait for each other. A block that was carried out before a reading is seen by it, and
 * one that comes later comes after its trace.
 */
export async function inTurn<Result>(
  world: World,
  recordId: string,
  act: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return world.db.transaction().execute(async trx => {
    await lockChain(trx, recordId);
    return act(trx);
  });
}
