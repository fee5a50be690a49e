import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { within } from './documents-store.ts';
import { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';

export type HidingRow = Tables['hiding'];

/** The ids of the documents that can still be hidden, or no more than `most` of them; in no order. */
export async function openDocuments(db: Database | Trx, permit: Permit, most: number): Promise<string[]> {
  const rows = await within(db, permit).select('id').where('hidden', '=', 0).limit(most).execute();
  return rows.map(({ id }) => id);
}

/** How many documents can still be hidden. */
export async function countOpen(db: Database | Trx, permit: Permit): Promise<number> {
  const { count } = await within(db, permit)
    .select(fn => fn.fn.countAll().as('count'))
    .where('hidden', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Hides a document, or shows it again. `version`: only while it has this one. Says whether it did: not for one that is
 * so already, that is not there, or that the permit leaves out.
 */
export async function setHidden(
  trx: Trx,
  permit: Permit,
  what: { readonly id: string; readonly hidden: 0 | 1; readonly version?: number },
): Promise<boolean> {
  const all = trx
    .updateTable('document')
    .set({ hidden: what.hidden })
    .where('id', '=', what.id)
    .where('record_id', '=', permit.recordId)
    .where('removed_at', 'is', null)
    .where('hidden', '=', what.hidden === 1 ? 0 : 1)
    .where(whereOf(permit.condition));
  const asked = what.version === undefined ? all : all.where('version', '=', what.version);
  const { numUpdatedRows } = await asked.executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertHiding(trx: Trx, row: HidingRow): Promise<void> {
  await trx.insertInto('hiding').values(row).execute();
}

export async function insertHidden(trx: Trx, row: Tables['hiding_document']): Promise<void> {
  await trx.insertInto('hiding_document').values(row).execute();
}

/** A document that was hidden or shown by itself is no part of what was done before. */
export async function forgetHidden(trx: Trx, documentId: string): Promise<void> {
  await trx.deleteFrom('hiding_document').where('document_id', '=', documentId).execute();
}

export async function findHiding(
  db: Database | Trx,
  who: { readonly id: string; readonly recordId: string; readonly accountId: string },
): Promise<HidingRow | undefined> {
  return db
    .selectFrom('hiding')
    .selectAll()
    .where('id', '=', who.id)
    .where('record_id', '=', who.recordId)
    .where('account_id', '=', who.accountId)
    .executeTakeFirst();
}

export async function hiddenIn(db: Database | Trx, hidingId: string): Promise<string[]> {
  const query = db.selectFrom('hiding_document').select('document_id').where('hiding_id', '=', hidingId);
  return (await query.execute()).map(row => row.document_id);
}

/** Notes that a hiding was taken back. Says whether it still stood. */
export async function markUndone(trx: Trx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('hiding')
    .set({ undone_at: at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets what was hidden together before this instant: each document can still be shown by itself. */
export async function dropOldHidings(trx: Trx, before: string): Promise<void> {
  const old = trx.selectFrom('hiding').select('id').where('made_at', '<', before);
  await trx.deleteFrom('hiding_document').where('hiding_id', 'in', old).execute();
  await trx.deleteFrom('hiding').where('made_at', '<', before).execute();
}
