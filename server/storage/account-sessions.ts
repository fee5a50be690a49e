import type { Database } from './dialect.ts';
import type { Tables, Trx } from './tables.ts';

export type SessionRow = Tables['session'];

/** The sessions of an account, newest first; those whose time is over may still be among them. */
export async function sessionsOf(db: Database | Trx, accountId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Removes sessions of an account: one, all but one, or all. Returns how many there were. */
export async function dropSessionsOf(
  trx: Trx,
  accountId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let query = trx.deleteFrom('session').where('account_id', '=', accountId);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '<>', which.except);
  const dropped = await query.executeTakeFirst();
  return Number(dropped.numDeletedRows);
}
