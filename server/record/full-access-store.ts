import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { Named } from './blocking-store.ts';

export type FullAccessRow = Tables['full_access'];

/** Who reads everything by the patient's own word, oldest first. */
export async function fullAccessRows(db: Database | Trx, recordId: string): Promise<FullAccessRow[]> {
  return db
    .selectFrom('full_access')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('given_at')
    .orderBy('rpps')
    .execute();
}

export async function insertFullAccess(trx: Trx, row: FullAccessRow): Promise<void> {
  await trx.insertInto('full_access').values(row).execute();
}

/** Takes a person's rights of one kind away. Gives whether there were any. */
export async function dropFullAccess(
  trx: Trx,
  { recordId, rpps, kind }: Named & Pick<FullAccessRow, 'kind'>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('full_access')
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
