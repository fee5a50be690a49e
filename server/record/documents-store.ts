import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { after, day } from '../storage/time.ts';
import { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';

export type DocumentRow = Tables['document'];
export type VersionRow = Tables['document_version'];

/** How long what was removed can be brought back, in milliseconds. */
export const keptAfterRemoval = day;

/** What is asked for within a permit. */
export interface DocumentFilter {
  readonly classCode?: string | undefined;
  readonly year?: string | undefined;
  readonly authorId?: string | undefined;
  /** On this day or after it, `2026-03-03`. */
  readonly since?: string | undefined;
  /** On this day or before it, `2026-03-03`. */
  readonly until?: string | undefined;
  /** Came in or changed at these instants or between them, in ISO 8601. */
  readonly changedSince?: string | undefined;
  readonly changedUntil?: string | undefined;
  readonly typeCodes?: readonly string[] | undefined;
}

/** The documents that a permit leaves to be seen, without those that were removed: what every query begins with. */
export function within(db: Database | Trx, permit: Permit) {
  return db
    .selectFrom('document')
    .where('record_id', '=', permit.recordId)
    .where('removed_at', 'is', null)
    .where(whereOf(permit.condition));
}

/** How many documents there are of each class, of those on a day or after it (`2026-03-03`). */
export async function countByClass(
  db: Database | Trx,
  permit: Permit,
  since = '',
): Promise<{ class_code: string; count: number }[]> {
  const rows = await within(db, permit)
    .where('day', '>=', since)
    .select(['class_code', fn => fn.fn.countAll().as('count')])
    .groupBy('class_code')
    .execute();
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}

/** One document, also one that was removed and can still be brought back. */
export async function findDocument(
  db: Database | Trx,
  permit: Permit,
  id: string,
): Promise<DocumentRow | undefined> {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('record_id', '=', permit.recordId)
    .where(whereOf(permit.condition))
    .executeTakeFirst();
  if (row === undefined || row.removed_at === null) return row;
  return row.removed_at < after(new Date(permit.now), -keptAfterRemoval) ? undefined : row;
}

/** Some documents of a record, by their ids: those of them that `findDocument` would find. */
export async function findDocuments(
  db: Database | Trx,
  permit: Permit,
  ids: readonly string[],
): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  const erasedBefore = after(new Date(permit.now), -keptAfterRemoval);
  return db
    .selectFrom('document')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('record_id', '=', permit.recordId)
    .where(row => row.or([row('removed_at', 'is', null), row('removed_at', '>=', erasedBefore)]))
    .where(whereOf(permit.condition))
    .execute();
}

/** The versions of a document, newest first. */
export async function versionsOf(db: Database | Trx, documentId: string): Promise<VersionRow[]> {
  const query = db.selectFrom('document_version').selectAll().where('document_id', '=', documentId);
  return query.orderBy('number', 'desc').execute();
}

export async function insertDocument(trx: Trx, row: DocumentRow): Promise<void> {
  await trx.insertInto('document').values(row).execute();
}

export async function insertVersion(trx: Trx, row: VersionRow): Promise<void> {
  await trx.insertInto('document_version').values(row).execute();
}

/** Changes a document that still has this version. Says whether it had. */
export async function updateDocument(
  trx: Trx,
  row: Pick<DocumentRow, 'id' | 'version'>,
  set: Partial<DocumentRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('document')
    .set(set)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A document of the record, not removed, that holds the very same bytes. */
export async function findSame(
  db: Database | Trx,
  permit: Permit,
  prints: readonly string[],
): Promise<DocumentRow | undefined> {
  const same = db.selectFrom('document_version').select('document_id').where('print', 'in', prints);
  return within(db, permit).selectAll().where('id', 'in', same).executeTakeFirst();
}

/** The version of a document that an account has read last, if any. */
export async function readVersion(
  db: Database,
  key: { accountId: string; documentId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('document_read')
    .select('version_id')
    .where('document_id', '=', key.documentId)
    .where('account_id', '=', key.accountId)
    .executeTakeFirst();
  return row?.version_id ?? null;
}

export async function putRead(db: Database | Trx, row: Tables['document_read']): Promise<void> {
  const { version_id, read_at } = row;
  await db
    .insertInto('document_read')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['document_id', 'account_id']).doUpdateSet({ version_id, read_at }),
    )
    .execute();
}

/** Erases the documents that were removed more than a day ago, with their versions and their contents. */
export async function eraseRemoved(trx: Trx, now: Date): Promise<void> {
  const gone = trx
    .selectFrom('document')
    .select('id')
    .where('removed_at', '<', after(now, -keptAfterRemoval));
  const versions = trx.selectFrom('document_version').select('id').where('document_id', 'in', gone);
  await trx.deleteFrom('content').where('id', 'in', versions).execute();
  await trx.deleteFrom('document_read').where('document_id', 'in', gone).execute();
  await trx.deleteFrom('document_version').where('document_id', 'in', gone).execute();
  // The row of one that is still kept back stays until its time: without it its acts could not be told from others, and
  // the history would say what must not be known yet.
  await trx
    .deleteFrom('document')
    .where('removed_at', '<', after(now, -keptAfterRemoval))
    .where(where =>
      where.or([
        where('kept_back_until', 'is', null),
        where('kept_back_until', '<=', now.toISOString()),
        where('existence_told_at', 'is not', null),
      ]),
    )
    .execute();
}
