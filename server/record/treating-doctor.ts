import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { declaredDoctor } from './access-notices-store.ts';

/**
 * The number (RPPS) of the treating doctor of whom a record is about: the one that the patient declared, else the one of
 * the register (product rules, §4, R4). Nothing when there is none.
 */
export async function treatingDoctorOf(
  trx: Trx,
  world: World,
  recordId: string,
): Promise<string | undefined> {
  const { rpps, insuredId } = await declaredDoctor(trx, recordId);
  if (rpps !== undefined || insuredId === undefined) return rpps;
  return (await world.register.find(insuredId, trx))?.treatingDoctor ?? undefined;
}
