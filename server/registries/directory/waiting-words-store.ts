import type { Database } from '../../storage/dialect.ts';
import type { FoundWords } from '../../storage/directory-words.ts';
import type { Trx } from '../../storage/tables.ts';

const name = 'directory-words';

/** Notes that words of some people are still to be noted: an import that is killed leaves this behind. */
export async function markWordsWaiting(trx: Trx): Promise<void> {
  await trx
    .insertInto('meta')
    .values({ name, value: 'waiting' })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** Whether an import ended before it had noted the words of all whom it took. */
export async function areWordsWaiting(db: Database): Promise<boolean> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
  return row !== undefined;
}

/** Notes that the words of everybody are there. */
export async function markWordsNoted(trx: Trx): Promise<void> {
  await trx.deleteFrom('meta').where('name', '=', name).execute();
}

/** What people are found by: those whose numbers come after one, in their order. */
export async function entriesAfter(db: Database, last: string, count: number): Promise<FoundWords[]> {
  return db
    .selectFrom('directory_entry')
    .selectAll()
    .where('rpps', '>', last)
    .orderBy('rpps')
    .limit(count)
    .execute();
}
