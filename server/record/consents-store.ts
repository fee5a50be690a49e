import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type ConsentRow = Tables['consent'];

/** The consents that hold, newest first. */
export async function consentRows(db: Database | Trx, recordId: string): Promise<ConsentRow[]> {
  return db
    .selectFrom('consent')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute();
}

/** One consent of this record, withdrawn or not. */
export async function consentRow(
  db: Database | Trx,
  { recordId, id }: { recordId: string; id: string },
): Promise<ConsentRow | undefined> {
  return db
    .selectFrom('consent')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertConsent(trx: Trx, row: ConsentRow): Promise<void> {
  await trx.insertInto('consent').values(row).execute();
}

export async function setWithdrawn(trx: Trx, id: string, at: string | null): Promise<void> {
  await trx.updateTable('consent').set({ withdrawn_at: at }).where('id', '=', id).execute();
}
