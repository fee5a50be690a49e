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
