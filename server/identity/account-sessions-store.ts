import type { Trx } from '../storage/tables.ts';

/** Ends the sessions of an account, save the one of this id. Returns how many there were. */
export async function endSessionsOf(trx: Trx, accountId: string, but = ''): Promise<number> {
  const ended = await trx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('id', '!=', but)
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Ends one session of an account, by its id in the table. Returns how many there were: one or none. */
export async function endSessionOf(trx: Trx, accountId: string, id: string): Promise<number> {
  const ended = await trx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}
