import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { CreationCodeRow } from './creation-store.ts';

/** The codes of a person that prove who they are: neither too old nor suspended, used up or not. */
export async function provingCodes(
  db: Database | Trx,
  insuredId: string,
  now: string,
): Promise<CreationCodeRow[]> {
  return db
    .selectFrom('creation_code')
    .selectAll()
    .where('insured_id', '=', insuredId)
    .where('expires_at', '>', now)
    .where('suspended_at', 'is', null)
    .execute();
}

/** One of them, by its id. */
export async function findProvingCode(
  db: Database | Trx,
  id: string,
  now: string,
): Promise<CreationCodeRow | undefined> {
  return db
    .selectFrom('creation_code')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
}

/** A code in any state, or nothing once it is forgotten. */
export async function findCode(db: Database | Trx, id: string): Promise<CreationCodeRow | undefined> {
  return db.selectFrom('creation_code').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes which account a code opened. */
export async function markOpened(trx: Trx, id: string, accountId: string): Promise<void> {
  await trx.updateTable('creation_code').set({ account_id: accountId }).where('id', '=', id).execute();
}

/** Whether answers wait under another code of the same person, one that can still be used. */
export async function hasOtherDraft(
  db: Database,
  code: { id: string; insuredId: string; now: string },
): Promise<boolean> {
  const other = await db
    .selectFrom('creation_draft')
    .innerJoin('creation_code', 'creation_code.id', 'creation_draft.code_id')
    .select('creation_code.id')
    .where('creation_code.insured_id', '=', code.insuredId)
    .where('creation_code.id', '<>', code.id)
    .where('creation_code.expires_at', '>', code.now)
    .where('creation_code.used_at', 'is', null)
    .where('creation_code.suspended_at', 'is', null)
    .executeTakeFirst();
  return other !== undefined;
}

/** Suspends every code of a person, used up or not. Returns how many there were. */
export async function suspendCodes(trx: Trx, insuredId: string, at: string): Promise<number> {
  const suspended = await trx
    .updateTable('creation_code')
    .set({ suspended_at: at })
    .where('insured_id', '=', insuredId)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return Number(suspended.numUpdatedRows);
}
