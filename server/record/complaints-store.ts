import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type ComplaintRow = Tables['complaint'];

/** Where a list goes on: after this one. */
export interface ListedComplaint {
  readonly createdAt: string;
  readonly id: string;
}

/** Keeps a complaint. Returns whether its receipt number was free: if not, nothing was written. */
export async function insertComplaint(trx: Trx, row: ComplaintRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('complaint')
    .values(row)
    .onConflict(conflict => conflict.column('receipt').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** What one account wrote about one record, newest first, at most `most`. */
export async function complaintsOf(
  db: Database | Trx,
  who: { recordId: string; accountId: string; most: number },
): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaint')
    .selectAll()
    .where('record_id', '=', who.recordId)
    .where('account_id', '=', who.accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(who.most)
    .execute();
}

export async function findComplaint(db: Database | Trx, id: string): Promise<ComplaintRow | undefined> {
  return db.selectFrom('complaint').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Complaints in some states, without what they say, oldest first, `most` after the last one of the page before. */
export async function listComplaints(
  db: Database,
  what: {
    states: readonly ComplaintRow['state'][];
    after?: ListedComplaint | undefined;
    most: number;
  },
): Promise<Omit<ComplaintRow, 'sealed'>[]> {
  const { after } = what;
  let query = db
    .selectFrom('complaint')
    .select(['id', 'record_id', 'account_id', 'receipt', 'kind', 'entry_seq', 'language', 'state'])
    .select(['created_at', 'read_at', 'answered_at'])
    .where('state', 'in', what.states);
  if (after !== undefined)
    query = query.where(row =>
      row.or([
        row('created_at', '>', after.createdAt),
        row.and([row('created_at', '=', after.createdAt), row('id', '>', after.id)]),
      ]),
    );
  return query.orderBy('created_at').orderBy('id').limit(what.most).execute();
}

/** Notes when somebody of the operator first read it. */
export async function setRead(trx: Trx, id: string, at: string): Promise<void> {
  await trx
    .updateTable('complaint')
    .set({ state: 'read', read_at: at })
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .execute();
}

/** Keeps the answer with the words, sealed anew. Returns whether this call did it: what is answered stays. */
export async function setComplaintAnswered(
  trx: Trx,
  id: string,
  { sealed, at }: { sealed: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('complaint')
    .set({ state: 'answered', sealed, answered_at: at })
    .where('id', '=', id)
    .where('state', '!=', 'answered')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
