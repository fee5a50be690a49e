import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { type DocumentRow, within } from './documents-store.ts';
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

/** What the rules can tell apart of the documents that can still be hidden: each kind once, by class, type and author. */
export async function openKinds(
  db: Database | Trx,
  permit: Permit,
): Promise<Pick<DocumentRow, 'class_code' | 'type_code' | 'author_kind' | 'author_id'>[]> {
  return within(db, permit)
    .select(['class_code', 'type_code', 'author_kind', 'author_id'])
    .distinct()
    .where('hidden', '=', 0)
    .execute();
}

/**
 * Hides documents, or shows them again. `version`: only while they have this one. Returns the ids of those that it
 * changed: not one that is so already, that is not there, or that the permit leaves out.
 */
export async function setHidden(
  trx: Trx,
  permit: Permit,
  what: { readonly ids: readonly string[]; readonly hidden: 0 | 1; readonly version?: number },
): Promise<string[]> {
  if (what.ids.length === 0) return [];
  const all = trx
    .updateTable('document')
    .set({ hidden: what.hidden })
    .where('id', 'in', what.ids)
    .where('record_id', '=', permit.recordId)
    .where('removed_at', 'is', null)
    .where('hidden', '=', what.hidden === 1 ? 0 : 1)
    .where(whereOf(permit.condition));
  const asked = what.version === undefined ? all : all.where('version', '=', what.version);
  return (await asked.returning('id').execute()).map(({ id }) => id);
}

export async function insertHiding(trx: Trx, row: HidingRow): Promise<void> {
  await trx.insertInto('hiding').values(row).execute();
}

export async function insertHidden(trx: Trx, hidingId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = ids.map(document_id => ({ hiding_id: hidingId, document_id }));
  await trx.insertInto('hiding_document').values(rows).execute();
}

/** Documents that were hidden or shown by themselves are no part of what was done before. */
export async function forgetHidden(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.deleteFrom('hiding_document').where('document_id', 'in', ids).execute();
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
