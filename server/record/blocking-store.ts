import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type BlockedRow = Tables['blocked_professional'];

/** One person, of one record. */
export interface Named {
  readonly recordId: string;
  readonly rpps: string;
}

/** Gives whether the row is new. */
export async function putBlocked(trx: Trx, row: BlockedRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('blocked_professional')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Gives whether there was one. */
export async function dropBlocked(trx: Trx, { recordId, rpps }: Named): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('blocked_professional')
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whom the patient blocked, newest first. */
export async function blockedRows(db: Database | Trx, recordId: string): Promise<BlockedRow[]> {
  return db
    .selectFrom('blocked_professional')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('blocked_at', 'desc')
    .orderBy('rpps')
    .execute();
}

export async function isBlocked(db: Database | Trx, { recordId, rpps }: Named): Promise<boolean> {
  const row = await db
    .selectFrom('blocked_professional')
    .select('rpps')
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  return row !== undefined;
}
