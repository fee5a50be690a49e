import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

/** What was refused, and since when its account is suspended, if it is now. */
export type RefusedActRow = Tables['refused_act'] & { readonly suspended_at: string | null };

/** Keeps what was refused. Returns whether its number was free: if not, nothing was written. */
export async function insertRefusedAct(trx: Trx, row: Tables['refused_act']): Promise<boolean> {
  const added = await trx
    .insertInto('refused_act')
    .values(row)
    .onConflict(conflict => conflict.column('receipt').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

const withAccount = (db: Database | Trx) =>
  db
    .selectFrom('refused_act')
    .leftJoin('account', 'account.id', 'refused_act.account_id')
    .selectAll('refused_act')
    .select('account.suspended_at');

/** What was refused, newest first; `before`: the last one of the page before. */
export async function findRefusedActs(
  db: Database,
  { before, most }: { before?: { at: string; id: string } | undefined; most: number },
): Promise<RefusedActRow[]> {
  let query = withAccount(db);
  if (before !== undefined)
    query = query.where(row =>
      row.or([
        row('refused_at', '<', before.at),
        row.and([row('refused_at', '=', before.at), row('refused_act.id', '<', before.id)]),
      ]),
    );
  return query.orderBy('refused_at', 'desc').orderBy('refused_act.id', 'desc').limit(most).execute();
}

export async function findRefusedAct(trx: Trx, id: string): Promise<RefusedActRow | undefined> {
  return withAccount(trx).where('refused_act.id', '=', id).executeTakeFirst();
}

/** Whether the very creation of an account was refused: its contacts may then be a stranger's. */
export async function isCreationRefused(db: Database, accountId: string): Promise<boolean> {
  const query = db.selectFrom('refused_act').select('id').where('account_id', '=', accountId);
  return (await query.where('kind', 'in', ['creation', 'record']).executeTakeFirst()) !== undefined;
}

/** Whether the record of an account was contested, and closed by that: nobody else but its owner closes one. */
export async function isRecordContested(trx: Trx, accountId: string): Promise<boolean> {
  const query = trx.selectFrom('refused_act').select('id').where('account_id', '=', accountId);
  return (await query.where('kind', '=', 'record').executeTakeFirst()) !== undefined;
}

/** Forgets what was refused before `limit`, but for accounts that are still suspended. */
export async function dropOldRefusedActs(trx: Trx, limit: string): Promise<void> {
  const suspended = trx.selectFrom('account').select('id').where('suspended_at', 'is not', null);
  await trx
    .deleteFrom('refused_act')
    .where('refused_at', '<=', limit)
    .where(where => where.or([where('account_id', 'is', null), where('account_id', 'not in', suspended)]))
    .execute();
}
