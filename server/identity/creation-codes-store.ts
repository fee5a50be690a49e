import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type CreationCodeRow = Tables['creation_code'];

/** What a creation code is bound to: its purpose and one person. */
export function creationBinding(insuredId: string): string {
  return `creation|${insuredId}`;
}

export async function insertCreationCode(trx: Trx, row: CreationCodeRow): Promise<void> {
  await trx.insertInto('creation_code').values(row).execute();
}

/** The codes that prove who their person is: neither too old nor suspended, used up or not. */
function proving(db: Database | Trx, now: string) {
  return db
    .selectFrom('creation_code')
    .selectAll()
    .where('expires_at', '>', now)
    .where('suspended_at', 'is', null);
}

/** The codes of a person that prove who they are. */
export async function provingCodes(
  db: Database | Trx,
  insuredId: string,
  now: string,
): Promise<CreationCodeRow[]> {
  return proving(db, now).where('insured_id', '=', insuredId).execute();
}

/** One of them, by its id. It can still open an account unless it is used up (`used_at`). */
export async function findProvingCode(
  db: Database | Trx,
  id: string,
  now: string,
): Promise<CreationCodeRow | undefined> {
  return proving(db, now).where('id', '=', id).executeTakeFirst();
}

/** A code in any state, or nothing once it is forgotten. */
export async function findCode(db: Database | Trx, id: string): Promise<CreationCodeRow | undefined> {
  return db.selectFrom('creation_code').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Uses a code up. Returns whether this call did it. */
export async function useCreationCode(trx: Trx, id: string, at: string): Promise<boolean> {
  const used = await trx
    .updateTable('creation_code')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** Uses up the other codes of a person who has an account now: they have nothing left to open. */
export async function useOtherCodes(trx: Trx, insuredId: string, at: string): Promise<void> {
  await trx
    .updateTable('creation_code')
    .set({ used_at: at })
    .where('insured_id', '=', insuredId)
    .where('used_at', 'is', null)
    .execute();
}

/** Notes which account a code opened. */
export async function markOpened(trx: Trx, id: string, accountId: string): Promise<void> {
  await trx.updateTable('creation_code').set({ account_id: accountId }).where('id', '=', id).execute();
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
