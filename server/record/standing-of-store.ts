import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

type Db = Database | Trx;

/** Everything but the emergency choices that is kept of who may see a record. `now`: an instant in ISO 8601. */
export async function standingRows(db: Db, { recordId, now }: { recordId: string; now: string }) {
  const record = await db.selectFrom('record').select('status').where('id', '=', recordId).executeTakeFirst();
  const full = await db.selectFrom('full_access').selectAll().where('record_id', '=', recordId).execute();
  const blocked = await db
    .selectFrom('blocked_professional')
    .select('rpps')
    .where('record_id', '=', recordId)
    .execute();
  const consents = await db
    .selectFrom('consent')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('withdrawn_at', 'is', null)
    .execute();
  const openings = await db
    .selectFrom('emergency_opening')
    .select(['rpps', 'exercise_id', 'kind', 'until'])
    .where('record_id', '=', recordId)
    .where('until', '>', now)
    .execute();
  return { status: record?.status ?? 'closed', full, blocked, consents, openings };
}

export type ProfessionalRow = Tables['professional'];
export type ExerciseRow = Tables['exercise'];

/** A professional of the directory, with the places where they work. */
export async function professionalWith(
  db: Db,
  rpps: string,
): Promise<{ readonly person: ProfessionalRow; readonly exercises: ExerciseRow[] } | undefined> {
  const person = await db.selectFrom('professional').selectAll().where('rpps', '=', rpps).executeTakeFirst();
  if (person === undefined) return undefined;
  const exercises = db.selectFrom('exercise').selectAll().where('rpps', '=', rpps).orderBy('id');
  return { person, exercises: await exercises.execute() };
}

/** Whether somebody else than the owner holds a grant that runs now. */
export async function hasOtherGrants(
  db: Db,
  { recordId, now }: { recordId: string; now: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('record_grant')
    .select('id')
    .where('record_id', '=', recordId)
    .where('capacity', '!=', 'self')
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', now)]))
    .executeTakeFirst();
  return row !== undefined;
}
