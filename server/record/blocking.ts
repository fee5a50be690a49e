import { professionalNamed } from '../registries/professionals-store.ts';
import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { blockedRows, dropBlocked, isBlocked, putBlocked } from './blocking-store.ts';
import { dropFullAccess } from './full-access-store.ts';
import { managing } from './manage.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';
import { treatingDoctorOf } from './treating-doctor-of.ts';

/** A professional who reads nothing in a record any more, by number; they may have left the directory since. */
export interface Blocked {
  readonly rpps: string;
  readonly since: Date;
}

/** Whom the patient blocked, newest first. */
export async function blockedOf(db: Database | Trx, recordId: string): Promise<Blocked[]> {
  const rows = await blockedRows(db, recordId);
  return rows.map(({ rpps, blocked_at }) => ({ rpps, since: new Date(blocked_at) }));
}

/**
 * What became of blocking somebody. `unknown`: the directory has nobody of this number. `lostRights`: they had the
 * rights of a treating doctor, and have lost them.
 */
export interface BlockResult {
  readonly is: 'done' | 'already' | 'treating-doctor' | 'unknown';
  readonly lostRights: boolean;
}

/** Whether a professional can be blocked now: the treating doctor cannot (R4). */
export type Blockable = 'yes' | 'already' | 'treating-doctor';

/** Looks, inside a transaction, whether this professional (RPPS) can be blocked. */
export async function blockable(
  trx: Trx,
  world: World,
  { access, rpps }: { access: RecordAccess; rpps: string },
): Promise<Blockable> {
  if ((await treatingDoctorOf(world, access, trx))?.rpps === rpps) return 'treating-doctor';
  return (await isBlocked(trx, { recordId: access.recordId, rpps })) ? 'already' : 'yes';
}

/**
 * Blocks a professional: they read nothing here any more but their own documents, and deposit nothing (R5). The treating
 * doctor cannot be blocked (R4); somebody whom the patient gave the same rights can, and loses them.
 * @throws AccessError
 */
export async function block(world: World, access: RecordAccess, rpps: string): Promise<BlockResult> {
  return managing(world, access, async (trx): Promise<BlockResult> => {
    if ((await professionalNamed(trx, rpps)) === undefined) return { is: 'unknown', lostRights: false };
    return blockIn(trx, world, { access, rpps });
  });
}

/**
 * The same inside an act that does more than that. It blocks also somebody who left the directory since they acted here.
 * @throws AccessError
 */
export async function blockIn(
  trx: Trx,
  world: World,
  { access, rpps }: { access: RecordAccess; rpps: string },
): Promise<BlockResult & { readonly is: 'done' | 'already' | 'treating-doctor' }> {
  mustBeAllowed(world, access, 'govern');
  const { recordId, accountId } = access;
  const can = await blockable(trx, world, { access, rpps });
  if (can !== 'yes') return { is: can, lostRights: false };
  const blocked_at = world.now().toISOString();
  const isNew = await putBlocked(trx, { record_id: recordId, rpps, blocked_at, blocked_by: accountId });
  if (!isNew) return { is: 'already', lostRights: false };
  const lostRights = await dropFullAccess(trx, { recordId, rpps, kind: 'same-rights' });
  const object = { kind: 'professional', id: rpps };
  if (lostRights) await traceOwn(trx, world, { access, verb: 'same-rights.withdrawn', object });
  await traceOwn(trx, world, { access, verb: 'professional.blocked', object });
  return { is: 'done', lostRights };
}

/** Takes a block back. Gives whether there was one. @throws AccessError */
export async function unblock(world: World, access: RecordAccess, rpps: string): Promise<boolean> {
  return managing(world, access, trx => unblockIn(trx, world, { access, rpps }));
}

/** The same inside an act that makes somebody read who was blocked. */
export async function unblockIn(
  trx: Trx,
  world: World,
  { access, rpps }: { access: RecordAccess; rpps: string },
): Promise<boolean> {
  const wasBlocked = await dropBlocked(trx, { recordId: access.recordId, rpps });
  const object = { kind: 'professional', id: rpps };
  if (wasBlocked) await traceOwn(trx, world, { access, verb: 'professional.unblocked', object });
  return wasBlocked;
}
