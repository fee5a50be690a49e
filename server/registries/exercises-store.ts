import type { Database } from '../storage/dialect.ts';

/** A professional in one of the places where they work, as the directory names them. */
export interface NamedExercise {
  readonly id: string;
  readonly rpps: string;
  readonly name: string;
  readonly profession: { readonly system: string; readonly code: string };
  readonly specialty: string | null;
  /** Structure and town. */
  readonly place: string;
}

function named(db: Database) {
  return db
    .selectFrom('exercise')
    .innerJoin('professional', 'professional.rpps', 'exercise.rpps')
    .select(['exercise.id', 'exercise.rpps', 'family_name', 'given_name'])
    .select(['profession_system', 'profession', 'specialty', 'structure', 'town']);
}

type Row = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number];

const toExercise = (row: Row): NamedExercise => ({
  id: row.id,
  rpps: row.rpps,
  name: `${row.given_name} ${row.family_name}`,
  profession: { system: row.profession_system, code: row.profession },
  specialty: row.specialty,
  place: [row.structure, row.town].filter(Boolean).join(', '),
});

/** Everybody of the directory in every place where they work, by name. */
export async function allExercises(db: Database): Promise<NamedExercise[]> {
  const rows = await named(db).orderBy('family_name').orderBy('given_name').orderBy('structure').execute();
  return rows.map(toExercise);
}

/** Who works in this exercise; nothing when the directory does not have it (any more). */
export async function exerciseNamed(db: Database, id: string): Promise<NamedExercise | undefined> {
  const row = await named(db).where('exercise.id', '=', id).executeTakeFirst();
  return row && toExercise(row);
}
