import type { Trx } from '../../storage/tables.ts';

/** How many sessions an account has that live now. `quiet`: those not seen since then are over. */
export async function countSessionsOf(
  trx: Trx,
  accountId: string,
  { now, quiet }: { now: string; quiet: string },
): Promise<number> {
  const rows = await trx
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('ends_at', '>', now)
    .where('seen_at', '>=', quiet)
    .execute();
  return rows.length;
}
