import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type CardRow = Tables['emergency_card'];

export async function findCard(db: Database | Trx, recordId: string): Promise<CardRow | undefined> {
  return db.selectFrom('emergency_card').selectAll().where('record_id', '=', recordId).executeTakeFirst();
}

export async function putCard(trx: Trx, row: CardRow): Promise<void> {
  const { sealed, changed_at } = row;
  await trx
    .insertInto('emergency_card')
    .values(row)
    .onConflict(conflict => conflict.column('record_id').doUpdateSet({ sealed, changed_at }))
    .execute();
}
