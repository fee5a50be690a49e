import type { Database } from '../../storage/dialect.ts';
import type { Tables, Trx } from '../../storage/tables.ts';

export type OperatorRow = Tables['operator'];

export async function insertOperator(trx: Trx, row: OperatorRow): Promise<void> {
  await trx.insertInto('operator').values(row).execute();
}

export async function findOperator(db: Database | Trx, id: string): Promise<OperatorRow | undefined> {
  return db.selectFrom('operator').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The operator with one of these fingerprints of the login (one for each key of the ring). */
export async function findByLogin(
  db: Database | Trx,
  lookups: readonly string[],
): Promise<OperatorRow | undefined> {
  return db.selectFrom('operator').selectAll().where('login_lookup', 'in', lookups).executeTakeFirst();
}

/** Every operator, the oldest account first. */
export async function allOperators(trx: Trx): Promise<OperatorRow[]> {
  return trx.selectFrom('operator').selectAll().orderBy('created_at').orderBy('id').execute();
}

/** Changes some columns of an operator. */
export async function changeOperator(trx: Trx, id: string, change: Partial<OperatorRow>): Promise<void> {
  await trx.updateTable('operator').set(change).where('id', '=', id).execute();
}

/** Replaces a password by the operator's own. Returns false when it is not this one any more: somebody reset it. */
export async function replacePassword(
  trx: Trx,
  operator: Pick<OperatorRow, 'id' | 'password_hash'>,
  hash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('operator')
    .set({ password_hash: hash, password_kind: 'own', password_expires_at: null })
    .where('id', '=', operator.id)
    .where('password_hash', '=', operator.password_hash)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps the step of a code that was right. Returns false when that code, or a later one, was used before. */
export async function useStep(trx: Trx, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('operator')
    .set({ last_step: step })
    .where('id', '=', id)
    .where(where => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends every session of an operator. */
export async function dropOperatorSessions(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('session').where('operator_id', '=', id).execute();
}
