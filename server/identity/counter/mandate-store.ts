import type { Database } from '../../storage/dialect.ts';
import type { Tables, Trx } from '../../storage/tables.ts';

type Grant = Tables['record_grant'];

/** A grant of somebody who acts for the patient, with the person to whom the account belongs. */
export interface ActingGrant extends Pick<Grant, 'id' | 'account_id' | 'scope' | 'valid_until'> {
  readonly capacity: 'caregiver' | 'guardian';
  readonly insured_id: string | null;
}

/** The grants of caregivers and guardians of a record that run at an instant in ISO 8601, the oldest first. */
export async function actingGrants(
  db: Database | Trx,
  { recordId, now }: { recordId: string; now: string },
): Promise<ActingGrant[]> {
  return db
    .selectFrom('record_grant')
    .innerJoin('account', 'account.id', 'record_grant.account_id')
    .select(['record_grant.id', 'account_id', 'scope', 'valid_until', 'insured_id'])
    .select('capacity')
    .$narrowType<{ capacity: 'caregiver' | 'guardian' }>()
    .where('record_id', '=', recordId)
    .where('capacity', 'in', ['caregiver', 'guardian'])
    .where('valid_from', '<=', now)
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', now)]))
    .orderBy('valid_from')
    .orderBy('record_grant.id')
    .execute();
}

/** Gives a grant, in the place of one of the same account and capacity that ended. Returns its id. */
export async function putGrant(trx: Trx, row: Grant): Promise<string> {
  const { scope, valid_from, valid_until } = row;
  const { id } = await trx
    .insertInto('record_grant')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['account_id', 'record_id', 'capacity'])
        .doUpdateSet({ scope, valid_from, valid_until }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends a grant of a record that still runs. Returns whether it did. */
export async function endGrant(
  trx: Trx,
  { id, recordId, now }: { id: string; recordId: string; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('record_grant')
    .set({ valid_until: now })
    .where('id', '=', id)
    .where('record_id', '=', recordId)
    .where('capacity', 'in', ['caregiver', 'guardian'])
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertMandate(trx: Trx, row: Tables['mandate']): Promise<void> {
  await trx.insertInto('mandate').values(row).execute();
}

/** Notes that the papers behind a grant hold no more. */
export async function endMandates(
  trx: Trx,
  grantId: string,
  by: Pick<Tables['mandate'], 'withdrawn_at' | 'withdrawn_by'>,
): Promise<void> {
  await trx
    .updateTable('mandate')
    .set(by)
    .where('grant_id', '=', grantId)
    .where('withdrawn_at', 'is', null)
    .execute();
}
