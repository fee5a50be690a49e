import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type SheetCodeRow = Tables['sheet_code'];
export type AuthenticatorRow = Tables['authenticator'];

const goodSheet = keptQuery(['accountId'], (db, at) =>
  db
    .selectFrom('code_sheet')
    .selectAll()
    .where('account_id', '=', at.accountId)
    .where('voided_at', 'is', null),
);

const codesOf = keptQuery(['sheetId'], (db, at) =>
  db.selectFrom('sheet_code').selectAll().where('sheet_id', '=', at.sheetId),
);

/** The sheet of codes that is good now, with all its codes. */
export async function findSheet(
  db: Database | Trx,
  accountId: string,
): Promise<(Tables['code_sheet'] & { readonly codes: readonly SheetCodeRow[] }) | undefined> {
  const [sheet] = await goodSheet(db, { accountId });
  return sheet && { ...sheet, codes: await codesOf(db, { sheetId: sheet.id }) };
}

export async function insertSheet(
  trx: Trx,
  sheet: Tables['code_sheet'],
  codes: readonly SheetCodeRow[],
): Promise<void> {
  await trx.insertInto('code_sheet').values(sheet).execute();
  await trx
    .insertInto('sheet_code')
    .values([...codes])
    .execute();
}

/** Voids the sheet that is good now and wipes its codes. Returns whether there was one. */
export async function voidSheets(trx: Trx, accountId: string, at: string): Promise<boolean> {
  const good = trx
    .selectFrom('code_sheet')
    .select('id')
    .where('account_id', '=', accountId)
    .where('voided_at', 'is', null);
  await trx.deleteFrom('sheet_code').where('sheet_id', 'in', good).execute();
  const voided = await trx
    .updateTable('code_sheet')
    .set({ voided_at: at })
    .where('account_id', '=', accountId)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return voided.numUpdatedRows > 0n;
}

/** Uses a code of a sheet up. Returns whether this call did it: a code serves once. */
export async function takeSheetCode(trx: Trx, id: string, at: string): Promise<boolean> {
  const taken = await trx
    .updateTable('sheet_code')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

export async function findAuthenticator(
  db: Database | Trx,
  accountId: string,
): Promise<AuthenticatorRow | undefined> {
  return db.selectFrom('authenticator').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

/** Puts an authenticator in the place of one that was begun and never confirmed. */
export async function putAuthenticator(trx: Trx, row: AuthenticatorRow): Promise<void> {
  const { account_id: _, ...fresh } = row;
  await trx
    .insertInto('authenticator')
    .values(row)
    .onConflict(conflict => conflict.column('account_id').doUpdateSet(fresh))
    .execute();
}

/**
 * Notes the step whose code was typed, and the device's drift. Returns whether the step is newer than the last one:
 * a code serves once (RFC 6238 §5.2).
 */
export async function takeStep(
  trx: Trx,
  accountId: string,
  taken: { step: number; drift: number; confirmedAt?: string },
): Promise<boolean> {
  const updated = await trx
    .updateTable('authenticator')
    .set({
      last_step: taken.step,
      drift: taken.drift,
      ...(taken.confirmedAt === undefined ? {} : { confirmed_at: taken.confirmedAt }),
    })
    .where('account_id', '=', accountId)
    .where('last_step', '<', taken.step)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Forgets an authenticator. Returns whether there was one. */
export async function dropAuthenticator(trx: Trx, accountId: string): Promise<boolean> {
  const dropped = await trx
    .deleteFrom('authenticator')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}
