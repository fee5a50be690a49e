import type { Tables, Trx } from '../storage/tables.ts';

/** Notes that a professional is blocked. Returns whether this call did it. */
export async function insertBlocked(trx: Trx, row: Tables['blocked_professional']): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('blocked_professional')
    .values(row)
    .onConflict(conflict => conflict.columns(['record_id', 'rpps']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Takes back the rights of a treating doctor that the patient gave to another one. Returns whether there were any. */
export async function dropSameRights(trx: Trx, recordId: string, rpps: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('full_access')
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .where('kind', '=', 'same-rights')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether a professional is blocked. */
export async function isBlocked(trx: Trx, recordId: string, rpps: string): Promise<boolean> {
  const row = await trx
    .selectFrom('blocked_professional')
    .select('rpps')
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  return row !== undefined;
}

/** The treating doctor that the patient named, if any. */
export async function namedDoctor(trx: Trx, recordId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('full_access')
    .select('rpps')
    .where('record_id', '=', recordId)
    .where('kind', '=', 'treating-doctor')
    .executeTakeFirst();
  return row?.rpps;
}
