import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type RequestRow = Tables['document_request'];

/** What was done about each line of care of a record that something was done about. */
export async function requestsOf(db: Database | Trx, recordId: string): Promise<RequestRow[]> {
  return db.selectFrom('document_request').selectAll().where('record_id', '=', recordId).execute();
}

/** How many of these lines of care are of the record still. */
export async function countLines(trx: Trx, recordId: string, lineIds: readonly string[]): Promise<number> {
  const rows = await trx
    .selectFrom('care_line')
    .select('id')
    .where('record_id', '=', recordId)
    .where('id', 'in', lineIds)
    .execute();
  return rows.length;
}

/** Writes a row in the place of the version before it; the first version in the place of none. Says whether that was there. */
export async function putRequest(trx: Trx, row: RequestRow): Promise<boolean> {
  if (row.version === 1) {
    const { numInsertedOrUpdatedRows = 0n } = await trx
      .insertInto('document_request')
      .values(row)
      .onConflict(conflict => conflict.column('care_line_id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows > 0n;
  }
  const { sealed, changed_at, version } = row;
  const { numUpdatedRows } = await trx
    .updateTable('document_request')
    .set({ sealed, changed_at, version })
    .where('care_line_id', '=', row.care_line_id)
    .where('record_id', '=', row.record_id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
