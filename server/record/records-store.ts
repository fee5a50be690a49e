import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type RecordRow = Tables['record'];
export type GrantRow = Tables['record_grant'];

export async function insertRecord(trx: Trx, row: RecordRow): Promise<void> {
  await trx.insertInto('record').values(row).execute();
}

export async function insertGrant(trx: Trx, row: GrantRow): Promise<void> {
  await trx.insertInto('record_grant').values(row).execute();
}

/** The same, where the account holds none of this capacity yet. */
export async function insertGrantOnce(trx: Trx, row: GrantRow): Promise<void> {
  await trx
    .insertInto('record_grant')
    .values(row)
    .onConflict(conflict => conflict.columns(['account_id', 'record_id', 'capacity']).doNothing())
    .execute();
}

/** The record of an insured person, where there is one. */
export async function findRecordOf(db: Database | Trx, insuredId: string): Promise<RecordRow | undefined> {
  return db.selectFrom('record').selectAll().where('insured_id', '=', insuredId).executeTakeFirst();
}

/** A record by its id. */
export async function findRecord(db: Database | Trx, id: string): Promise<RecordRow | undefined> {
  return db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
}

const grantNow = keptQuery(['accountId', 'recordId', 'now'], (db, at) =>
  db
    .selectFrom('record_grant')
    .selectAll()
    .select(from => {
      const record = from.selectFrom('record').whereRef('record.id', '=', 'record_grant.record_id');
      return [
        record.select('status').$asScalar().$notNull().as('status'),
        record.select('insured_id').$asScalar().$notNull().as('insured_id'),
        record.select('created_at').$asScalar().$notNull().as('created_at'),
      ];
    })
    .where('account_id', '=', at.accountId)
    .where('record_id', '=', at.recordId)
    .where('valid_from', '<=', at.now)
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', at.now)])),
);

const wrappedKey = keptQuery(['id'], (db, at) =>
  db.selectFrom('record').select('wrapped_key').where('id', '=', at.id),
);

/** The record's own key as it is kept, wrapped; nothing for a record that is not there. */
export async function wrappedKeyOf(db: Database | Trx, recordId: string): Promise<string | undefined> {
  const [row] = await wrappedKey(db, { id: recordId });
  return row?.wrapped_key;
}

/** The grant that lets an account use a record now, with the record itself; nothing when there is none. */
export async function findGrant(
  db: Database | Trx,
  key: { accountId: string; recordId: string; now: string },
): Promise<(GrantRow & Pick<RecordRow, 'status' | 'insured_id' | 'created_at'>) | undefined> {
  const [grant] = await grantNow(db, key);
  return grant;
}

const ownGrant = keptQuery(['accountId'], (db, at) =>
  db
    .selectFrom('record_grant')
    .select('record_id')
    .where('account_id', '=', at.accountId)
    .where('capacity', '=', 'self'),
);

/** The record that an account holds for itself. */
export async function ownRecord(db: Database | Trx, accountId: string): Promise<string | undefined> {
  const [row] = await ownGrant(db, { accountId });
  return row?.record_id;
}

/** The account of the person whom a record is about; nothing for a record without one. */
export async function ownerAccount(db: Database | Trx, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('record_grant')
    .select('account_id')
    .where('record_id', '=', recordId)
    .where('capacity', '=', 'self')
    .executeTakeFirst();
  return row?.account_id;
}

/** The grant by which an account holds its own record, with the record, open or closed. */
export async function ownGrantWithRecord(
  db: Database | Trx,
  { accountId, now }: { accountId: string; now: string },
): Promise<(GrantRow & Pick<RecordRow, 'status' | 'insured_id' | 'created_at' | 'closed_at'>) | undefined> {
  return db
    .selectFrom('record_grant')
    .innerJoin('record', 'record.id', 'record_grant.record_id')
    .selectAll('record_grant')
    .select(['record.status', 'record.insured_id', 'record.created_at', 'record.closed_at'])
    .where('account_id', '=', accountId)
    .where('capacity', '=', 'self')
    .where('valid_from', '<=', now)
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', now)]))
    .executeTakeFirst();
}

/** Opens or closes a record. Gives whether it was otherwise before. */
export async function setStatus(
  trx: Trx,
  recordId: string,
  state: Pick<RecordRow, 'status' | 'closed_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('record')
    .set(state)
    .where('id', '=', recordId)
    .where('status', '<>', state.status)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
