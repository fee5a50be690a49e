import type { RecoveryWay } from '../storage/account-tables.ts';
import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type RecoveryRow = Tables['recovery'];
export type WaitRow = Tables['recovery_wait'];

export async function insertRecovery(trx: Trx, row: RecoveryRow): Promise<void> {
  await trx.insertInto('recovery').values(row).execute();
}

/** A recovery by its id, over or not. */
export async function findRecovery(db: Database | Trx, id: string): Promise<RecoveryRow | undefined> {
  return db.selectFrom('recovery').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes the way being tried, and the attempt of its code. */
export async function putWay(
  trx: Trx,
  id: string,
  tried: { way: RecoveryWay; attemptId: string },
): Promise<void> {
  const set = { way: tried.way, attempt_id: tried.attemptId };
  await trx.updateTable('recovery').set(set).where('id', '=', id).execute();
}

/** Notes a way as proven: the first one, else the second, never the same one twice. Returns whether this call did it. */
export async function putProven(trx: Trx, id: string, way: RecoveryWay): Promise<boolean> {
  const row = await findRecovery(trx, id);
  if (row === undefined || row.ended_at !== null || row.second_way !== null) return false;
  if (row.first_way === way) return false;
  const proven = row.first_way === null ? { first_way: way } : { second_way: way };
  const nothing = { way: null, attempt_id: null };
  await trx
    .updateTable('recovery')
    .set({ ...proven, ...nothing })
    .where('id', '=', id)
    .execute();
  return true;
}

/** Ends a recovery. Returns whether this call did it: a recovery serves once. */
export async function takeRecovery(trx: Trx, id: string, now: string): Promise<boolean> {
  const taken = await trx
    .updateTable('recovery')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Ends every recovery of an account that is under way, in whatever browser. */
export async function endRecoveries(trx: Trx, accountId: string, now: string): Promise<void> {
  await trx
    .updateTable('recovery')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function insertWait(trx: Trx, row: WaitRow): Promise<void> {
  await trx.insertInto('recovery_wait').values(row).execute();
}

export async function findWait(db: Database | Trx, id: string): Promise<WaitRow | undefined> {
  return db.selectFrom('recovery_wait').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The wait of an account that is neither ended, refused nor too old. */
export async function liveWait(
  db: Database | Trx,
  accountId: string,
  now: string,
): Promise<WaitRow | undefined> {
  return db
    .selectFrom('recovery_wait')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** When a wait of an account was last refused, if it was. */
export async function lastRefusal(db: Database | Trx, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('recovery_wait')
    .select('refused_at')
    .where('account_id', '=', accountId)
    .where('refused_at', 'is not', null)
    .orderBy('refused_at', 'desc')
    .executeTakeFirst();
  return row?.refused_at ?? undefined;
}

/** Ends the waits of an account: it was recovered. */
export async function endWaits(trx: Trx, accountId: string, now: string): Promise<void> {
  await trx
    .updateTable('recovery_wait')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('refused_at', 'is', null)
    .execute();
}

/** Marks a wait as refused. Returns whether this call did it: nothing to refuse once it is ended. */
export async function refuseWait(trx: Trx, id: string, now: string): Promise<boolean> {
  const refused = await trx
    .updateTable('recovery_wait')
    .set({ refused_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('refused_at', 'is', null)
    .executeTakeFirst();
  return refused.numUpdatedRows > 0n;
}

/** Forgets recoveries that were over before `over`, and waits that began before `begun`. */
export async function dropOldRecoveries(
  trx: Trx,
  { over, begun }: { over: string; begun: string },
): Promise<void> {
  await trx.deleteFrom('recovery').where('expires_at', '<=', over).execute();
  await trx.deleteFrom('recovery_wait').where('created_at', '<=', begun).execute();
}
