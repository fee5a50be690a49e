import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { dropSameRights, insertBlocked, isBlocked, namedDoctor } from './block-in-store.ts';
import { AccessError, type RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** Whether a professional can be blocked: the treating doctor cannot (R4). */
export type Blockable = 'yes' | 'already' | 'treating-doctor';

/** Looks, inside a transaction, whether this professional (RPPS) can be blocked. */
export async function blockable(
  trx: Trx,
  world: World,
  { access, rpps }: { access: RecordAccess; rpps: string },
): Promise<Blockable> {
  const { recordId, insuredId } = access;
  const named = await namedDoctor(trx, recordId);
  const doctor = named ?? (await world.register.find(insuredId, trx))?.treatingDoctor;
  if (doctor === rpps) return 'treating-doctor';
  return (await isBlocked(trx, recordId, rpps)) ? 'already' : 'yes';
}

/**
 * Blocks a professional (RPPS) in a transaction that does more than that, and writes it in the journal; who is blocked
 * already stays so and nothing is written. Somebody with the same rights as the treating doctor loses them (R4). Returns what stood in the way, if anything.
 * @throws AccessError when somebody else than the owner asks
 */
export async function blockIn(
  trx: Trx,
  world: World,
  { access, rpps }: { access: RecordAccess; rpps: string },
): Promise<Blockable> {
  if (access.capacity !== 'self') throw new AccessError('Only the owner blocks.');
  const can = await blockable(trx, world, { access, rpps });
  if (can !== 'yes') return can;
  const row = { record_id: access.recordId, rpps, blocked_by: access.accountId };
  if (!(await insertBlocked(trx, { ...row, blocked_at: world.now().toISOString() }))) return 'already';
  const object = { kind: 'professional', id: rpps };
  if (await dropSameRights(trx, access.recordId, rpps))
    await traceOwn(trx, world, { access, verb: 'same-rights.withdrawn', object });
  await traceOwn(trx, world, { access, verb: 'professional.blocked', object });
  return 'yes';
}
