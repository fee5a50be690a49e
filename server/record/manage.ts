import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { inTurn } from './in-turn.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';

/**
 * Carries out an act on who may see a record, one after the other for each record: two tabs that act at once find what
 * the other left. Only the owner and who stands for them by law may act.
 * @throws AccessError
 */
export async function managing<Result>(
  world: World,
  access: RecordAccess,
  act: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  mustBeAllowed(world, access, 'govern');
  return inTurn(world, access.recordId, act);
}
