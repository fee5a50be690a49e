import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type ContactMessageRow = Tables['contact_message'];

/** Keeps a message. Returns whether its receipt number was free: if not, nothing was written. */
export async function insertContactMessage(trx: Trx, row: ContactMessageRow): Promise<boolean> {
  const added = await trx
    .insertInto('contact_message')
    .values(row)
    .onConflict(conflict => conflict.column('receipt').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Messages in one state, newest first, without what they say; `before`: the last one of the page before. */
export async function findContactMessages(
  db: Database,
  what: {
    state: ContactMessageRow['state'];
    before?: { createdAt: string; id: string } | undefined;
    most: number;
  },
): Promise<Omit<ContactMessageRow, 'sealed'>[]> {
  const { before } = what;
  let query = db
    .selectFrom('contact_message')
    .select(['id', 'receipt', 'kind', 'language', 'state', 'created_at', 'answered_at'])
    .where('state', '=', what.state);
  if (before !== undefined)
    query = query.where(row =>
      row.or([
        row('created_at', '<', before.createdAt),
        row.and([row('created_at', '=', before.createdAt), row('id', '<', before.id)]),
      ]),
    );
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(what.most).execute();
}

export async function findContactMessage(trx: Trx, id: string): Promise<ContactMessageRow | undefined> {
  return trx.selectFrom('contact_message').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Marks a message answered. Returns whether this call did it. */
export async function setAnswered(trx: Trx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contact_message')
    .set({ state: 'answered', answered_at: at })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets messages that were answered before `limit`. */
export async function dropAnsweredMessages(trx: Trx, limit: string): Promise<void> {
  await trx.deleteFrom('contact_message').where('answered_at', '<=', limit).execute();
}
