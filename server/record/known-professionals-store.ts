import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';

type Db = Database | Trx;

/** The numbers (RPPS) of those to whom the patient gave the same rights or an agreement that was not withdrawn. */
export async function trustedNumbers(db: Db, recordId: string): Promise<string[]> {
  const full = await db.selectFrom('full_access').select('rpps').where('record_id', '=', recordId).execute();
  const agreed = await db
    .selectFrom('consent')
    .select('rpps')
    .where('record_id', '=', recordId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return [...new Set([...full, ...agreed].map(({ rpps }) => rpps))];
}

/** Whether somebody else than the owner holds a grant that runs now. `now`: an instant in ISO 8601. */
export async function hasOtherGrants(
  db: Db,
  { recordId, now }: { recordId: string; now: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('record_grant')
    .select('id')
    .where('record_id', '=', recordId)
    .where('capacity', '!=', 'self')
    .where('valid_from', '<=', now)
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', now)]))
    .executeTakeFirst();
  return row !== undefined;
}
