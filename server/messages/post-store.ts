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
    .values({ ...letter, printed_at: null, posted_at: null, held_by: null, held_until: null })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
}

/**
 * The letters that were not posted yet: those to print first, and the oldest first; at most so many where that is said. A
 * heap of printed ones that nobody marked as posted hides no new one.
 */
export function findUnposted(db: Database, most?: number): Promise<Row[]> {
  const waiting = db
    .selectFrom('post_letter')
    .selectAll()
    .where('posted_at', 'is', null)
    .orderBy(row => row('printed_at', 'is not', null))
    .orderBy('created_at')
    .orderBy('id');
  return (most === undefined ? waiting : waiting.limit(most)).execute();
}

/** One letter, posted or not. */
export function findLetter(db: Database, id: string): Promise<Row | undefined> {
  return db.selectFrom('post_letter').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Writes when a letter was first printed. Returns false for one unknown or posted, or printed before without `isAgain`. */
export async function setPrinted(
  trx: Trx,
  { id, isAgain, now }: { id: string; isAgain: boolean; now: string },
): Promise<boolean> {
  let query = trx
    .updateTable('post_letter')
    .set(row => ({ printed_at: row.fn.coalesce('printed_at', row.val(now)) }))
    .where('id', '=', id)
    .where('posted_at', 'is', null);
  if (!isAgain) query = query.where('printed_at', 'is', null);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes that a letter was posted and wipes its content. Returns false for one unknown or posted before. */
export async function setPosted(trx: Trx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('post_letter')
    .set({ posted_at: now, sealed: null, held_by: null, held_until: null })
    .where('id', '=', id)
    .where('posted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Who takes letters, and until when nobody else does. Instants in ISO 8601. */
export interface Hold {
  readonly holder: string;
  readonly now: string;
  readonly until: string;
}

/** Gives these letters to a holder, but those that were posted or that somebody else holds. Returns the ids of those given. */
export async function holdLetters(trx: Trx, ids: readonly string[], hold: Hold): Promise<string[]> {
  const { holder, now, until } = hold;
  const held = await trx
    .updateTable('post_letter')
    .set({ held_by: holder, held_until: until })
    .where('id', 'in', ids)
    .where('posted_at', 'is', null)
    .where(({ or, eb }) =>
      or([eb('held_until', 'is', null), eb('held_until', '<=', now), eb('held_by', '=', holder)]),
    )
    .returning('id')
    .execute();
  return held.map(({ id }) => id);
}

/** The oldest letters that nobody printed or holds, at most so many. */
export function findFree(db: Database | Trx, { now, most }: { now: string; most: number }): Promise<Row[]> {
  return db
    .selectFrom('post_letter')
    .selectAll()
    .where('posted_at', 'is', null)
    .where('printed_at', 'is', null)
    .where(({ or, eb }) => or([eb('held_until', 'is', null), eb('held_until', '<=', now)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** The letters that somebody holds now, oldest first. */
export function findHeld(db: Database | Trx, { holder, now }: Omit<Hold, 'until'>): Promise<Row[]> {
  return db
    .selectFrom('post_letter')
    .selectAll()
    .where('posted_at', 'is', null)
    .where('held_by', '=', holder)
    .where('held_until', '>', now)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Gives letters back that somebody holds. */
export async function dropHold(trx: Trx, ids: readonly string[], holder: string): Promise<void> {
  await trx
    .updateTable('post_letter')
    .set({ held_by: null, held_until: null })
    .where('id', 'in', ids)
    .where('held_by', '=', holder)
    .execute();
}
