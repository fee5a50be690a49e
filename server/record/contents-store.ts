import { sql } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { after } from '../storage/time.ts';
import { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';

/** How long bytes that no document holds wait before they are dropped, in milliseconds: longer than any upload takes. */
const waits = 2 * 3_600_000;

export async function insertContent(
  db: Database | Trx,
  row: Omit<Tables['content'], 'kept_at'>,
): Promise<void> {
  await db
    .insertInto('content')
    .values({ ...row, kept_at: null })
    .execute();
}

const newPart = keptQuery(['contentId', 'number', 'sealed'], (db, at) =>
  db.insertInto('content_part').values({
    content_id: at.contentId,
    number: sql<number>`${at.number}`,
    sealed: sql<Uint8Array>`${at.sealed}`,
  }),
);

export async function insertPart(db: Database | Trx, row: Tables['content_part']): Promise<void> {
  await newPart(db, { contentId: row.content_id, number: row.number, sealed: row.sealed });
}

/** Says that a document holds a content from now on. Returns whether it was there, in this record and held by none. */
export async function keepContent(
  trx: Trx,
  what: { id: string; recordId: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('content')
    .set({ kept_at: what.at })
    .where('id', '=', what.id)
    .where('record_id', '=', what.recordId)
    .where('kept_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Drops a content that nothing holds, with all its parts. What a document holds stays. */
export async function dropContent(db: Database | Trx, id: string): Promise<void> {
  await db.deleteFrom('content').where('id', '=', id).where('kept_at', 'is', null).execute();
}

/** Whether a content belongs to a version of a document that the permit leaves to be seen, removed or not. */
export async function mayBeRead(db: Database, permit: Permit, contentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('id', '=', from =>
      from.selectFrom('document_version').select('document_id').where('document_version.id', '=', contentId),
    )
    .where('record_id', '=', permit.recordId)
    .where(whereOf(permit.condition))
    .executeTakeFirst();
  return row !== undefined;
}

/** One part of a content. Parts are asked for by number: a query that stays open would block all others. */
export async function findPart(
  db: Database,
  contentId: string,
  number: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('content_part')
    .select('sealed')
    .where('content_id', '=', contentId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.sealed;
}

/** Drops what came in and was never kept: its upload broke off. */
export async function dropWaiting(trx: Trx, now: Date): Promise<void> {
  await trx
    .deleteFrom('content')
    .where('kept_at', 'is', null)
    .where('begun_at', '<', after(now, -waits))
    .execute();
}
