import type { Selectable } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

type Row = Selectable<Tables['post_letter']>;

/** Adds a letter to the post queue. A second time changes nothing. */
export async function insertLetter(
  trx: Trx,
  letter: Pick<Row, 'id' | 'sealed' | 'language' | 'kind' | 'created_at'>,
): Promise<void> {
  await trx
    .insertInto('post_letter')
    .values({ ...letter, printed_at: null, posted_at: null })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
}

/** The letters that were not posted yet, oldest first; at most so many where that is said. */
export function findUnposted(db: Database, most?: number): Promise<Row[]> {
  const waiting = db
    .selectFrom('post_letter')
    .selectAll()
    .where('posted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id');
  return (most === undefined ? waiting : waiting.limit(most)).execute();
}

/** One letter, posted or not. */
export function findLetter(db: Database, id: string): Promise<Row | undefined> {
  return db.selectFrom('post_letter').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The sealed content of a letter, nothing when there is none (any more). */
export async function findLetterBody(db: Database, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('post_letter').select('sealed').where('id', '=', id).executeTakeFirst();
  return row?.sealed ?? undefined;
}

/** Writes when a letter was first printed. */
export async function setPrinted(trx: Trx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('post_letter')
    .set(row => ({ printed_at: row.fn.coalesce('printed_at', row.val(now)) }))
    .where('id', '=', id)
    .where('posted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes that a letter was posted and wipes its content. Returns false for one unknown or posted before. */
export async function setPosted(trx: Trx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('post_letter')
    .set({ posted_at: now, sealed: null })
    .where('id', '=', id)
    .where('posted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
