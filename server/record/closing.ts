import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { mustBeAllowed } from './permits.ts';
import { ownerGrant, type RecordAccess } from './records.ts';
import { ownGrantWithRecord, setStatus } from './records-store.ts';
import { traceOwn } from './trace-own.ts';

/** A record that its owner closed. */
export interface ClosedRecord {
  readonly access: RecordAccess;
  readonly closedAt: Date;
}

/** The own record of an account when it is closed; nothing when it is open or when there is none. */
export async function closedRecordOf(
  world: World,
  accountId: string,
  within?: Trx,
): Promise<ClosedRecord | undefined> {
  const now = world.now().toISOString();
  const row = await ownGrantWithRecord(within ?? world.db, { accountId, now });
  if (row?.status !== 'closed' || row.closed_at === null) return undefined;
  const access = {
    accountId,
    recordId: row.record_id,
    insuredId: row.insured_id,
    capacity: row.capacity,
    grant: ownerGrant,
    createdAt: new Date(row.created_at),
    status: 'closed' as const,
  };
  return { access, closedAt: new Date(row.closed_at) };
}

/**
 * Closes a record: nobody reads it any more, the owner neither, until it is opened again (product rules, §10). Nothing in
 * it changes. Gives whether it was open. Only the owner closes it.
 * @throws AccessError
 */
export async function closeRecordIn(trx: Trx, world: World, access: RecordAccess): Promise<boolean> {
  mustBeAllowed(world, access, 'own');
  const closedAt = world.now().toISOString();
  const isDone = await setStatus(trx, access.recordId, { status: 'closed', closed_at: closedAt });
  const object = { kind: 'record', id: access.recordId };
  if (isDone) await traceOwn(trx, world, { access, verb: 'record.closed', object });
  return isDone;
}

/** Opens the own record of an account again, with all that was in it. Gives whether it was closed. @throws AccessError */
export async function reopenRecordIn(trx: Trx, world: World, accountId: string): Promise<boolean> {
  const closed = await closedRecordOf(world, accountId, trx);
  if (closed === undefined) return false;
  const { access } = closed;
  mustBeAllowed(world, access, 'reopen');
  const isDone = await setStatus(trx, access.recordId, { status: 'open', closed_at: null });
  const object = { kind: 'record', id: access.recordId };
  if (isDone) await traceOwn(trx, world, { access, verb: 'record.reopened', object });
  return isDone;
}
