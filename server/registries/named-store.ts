import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type NamedProfessional = Tables['professional'];
export type NamedExercise = Tables['exercise'];

/** The professionals with these numbers (RPPS) in the directory. */
export async function professionalsNamed(
  db: Database,
  numbers: readonly string[],
): Promise<NamedProfessional[]> {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('professional')
    .selectAll()
    .where('rpps', 'in', [...numbers])
    .execute();
}

/** The places and functions with these ids. */
export async function exercisesNamed(db: Database, ids: readonly string[]): Promise<NamedExercise[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('exercise')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Every place and function of a professional. */
export async function exercisesOf(db: Database | Trx, rpps: string): Promise<NamedExercise[]> {
  return db.selectFrom('exercise').selectAll().where('rpps', '=', rpps).orderBy('id').execute();
}
