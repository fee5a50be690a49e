import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type SettingRow = Tables['account_setting'];
export type FreshSheetRow = Tables['fresh_sheet'];
export type ChangeRow = Tables['account_change'];

export async function findSetting(db: Database | Trx, accountId: string): Promise<SettingRow | undefined> {
  return db.selectFrom('account_setting').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

export async function putSetting(trx: Trx, row: SettingRow): Promise<void> {
  const { account_id: _, ...chosen } = row;
  await trx
    .insertInto('account_setting')
    .values(row)
    .onConflict(conflict => conflict.column('account_id').doUpdateSet(chosen))
    .execute();
}

/** Keeps the codes of a new sheet, sealed, for the page that shows them once. */
export async function putFreshSheet(trx: Trx, row: FreshSheetRow): Promise<void> {
  const { account_id: _, ...fresh } = row;
  await trx
    .insertInto('fresh_sheet')
    .values(row)
    .onConflict(conflict => conflict.column('account_id').doUpdateSet(fresh))
    .execute();
}

export async function findFreshSheet(db: Database, accountId: string): Promise<FreshSheetRow | undefined> {
  return db.selectFrom('fresh_sheet').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

/** Wipes the codes of a sheet. Returns whether there were any. */
export async function dropFreshSheet(trx: Trx, accountId: string): Promise<boolean> {
  const dropped = await trx.deleteFrom('fresh_sheet').where('account_id', '=', accountId).executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}

export async function insertChange(trx: Trx, row: ChangeRow): Promise<void> {
  await trx.insertInto('account_change').values(row).execute();
}

/** The changes of an account that can still be refused, newest first. */
export async function changesOf(
  db: Database | Trx,
  { accountId, now }: { accountId: string; now: string },
): Promise<ChangeRow[]> {
  return db
    .selectFrom('account_change')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('made_at', 'desc')
    .execute();
}

export async function findChange(db: Database | Trx, id: string): Promise<ChangeRow | undefined> {
  return db.selectFrom('account_change').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function dropChanges(trx: Trx, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom('account_change').where('id', 'in', ids).execute();
}

/** Forgets what can no longer be shown or refused. */
export async function dropOldSettings(trx: Trx, now: string): Promise<void> {
  await trx.deleteFrom('fresh_sheet').where('expires_at', '<=', now).execute();
  await trx.deleteFrom('account_change').where('expires_at', '<=', now).execute();
}
