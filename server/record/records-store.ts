import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type RecordRow = Tables['record'];
export type GrantRow = Tables['record_grant'];

export async function insertRecord(trx: Trx, row: RecordRow): Promise<void> {
  await trx.insertInto('record').values(row).execute();
}

export async function insertGrant(trx: Trx, row: GrantRow): Promise<void> {
  await trx.insertInto('record_grant').values(row).execute();
}

/** The record of an insured person, where there is one. */
export async function findRecordOf(db: Database | Trx, insuredId: string): Promise<RecordRow | undefined> {
  return db.selectFrom('record').selectAll().where('insured_id', '=', insuredId).executeTakeFirst();
}

/** The grant that lets an account use a record now, with the record itself; nothing when there is none. */
export async function findGrant(
  db: Database | Trx,
  key: { accountId: string; recordId: string; now: string },
): Promise<(GrantRow & Pick<RecordRow, 'status' | 'insured_id' | 'created_at'>) | undefined> {
  return db
    .selectFrom('record_grant')
    .innerJoin('record', 'record.id', 'record_grant.record_id')
    .selectAll('record_grant')
    .select(['record.status', 'record.insured_id', 'record.created_at'])
    .where('record_grant.account_id', '=', key.accountId)
    .where('record_grant.record_id', '=', key.recordId)
    .where('valid_from', '<=', key.now)
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', key.now)]))
    .executeTakeFirst();
}

/** The record that an account holds for itself. */
export async function ownRecord(db: Database | Trx, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('record_grant')
    .select('record_id')
    .where('account_id', '=', accountId)
    .where('capacity', '=', 'self')
    .executeTakeFirst();
  return row?.record_id;
}
