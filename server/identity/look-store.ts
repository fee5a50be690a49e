import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export async function findLook(db: Database, accountId: string): Promise<Tables['account_look'] | undefined> {
  return db.selectFrom('account_look').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

export async function putLook(trx: Trx, row: Tables['account_look']): Promise<void> {
  const { sealed, chosen_at } = row;
  await trx
    .insertInto('account_look')
    .values(row)
    .onConflict(conflict => conflict.column('account_id').doUpdateSet({ sealed, chosen_at }))
    .execute();
}
