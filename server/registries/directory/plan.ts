import type { Tables } from '../../storage/tables.ts';
import type { Activity, ToldPlace } from './activity-line.ts';
import type { ToldProfessional } from './gather.ts';
import { isSameExercise } from './same-exercise.ts';

type ProfessionalRow = Tables['professional'];
export type ExerciseRow = Tables['exercise'];

/** What the directory knows of somebody. */
export interface Known {
  readonly professional: ProfessionalRow;
  readonly exercises: readonly ExerciseRow[];
}

/** What is to be written of somebody, so that the directory tells what the file tells. */
export interface Plan {
  readonly change: 'added' | 'changed' | 'same';
  readonly professional: ProfessionalRow;
  readonly added: readonly ExerciseRow[];
  readonly updated: readonly ExerciseRow[];
  readonly removed: readonly ExerciseRow[];
  /** Every exercise that they have then. */
  readonly exercises: readonly ExerciseRow[];
  /** Lines of another profession: the directory knows one for each person, on which their rights depend. */
  readonly otherProfession: number;
}

/** How a plan is made. */
export interface PlanOptions {
  /** Whether the file is the whole directory: what it does not have is gone. */
  readonly isComplete: boolean;
  readonly newId: () => string;
}

/** Takes what the file and the directory know of somebody; nothing where no line of theirs can be taken. */
export function planFor(
  told: ToldProfessional,
  known: Known | undefined,
  { isComplete, newId }: PlanOptions,
): Plan | undefined {
  const first = chosenActivity(told.activities, known?.professional);
  if (first === undefined) return undefined;
  const own = told.activities.filter(({ profession }) => profession === first.profession);
  const professional = {
    ...{ rpps: told.rpps, family_name: first.familyName, given_name: first.givenName },
    ...{ profession_system: first.profession.system, profession: first.profession.code },
    medical_regulation: known?.professional.medical_regulation ?? 0,
  };
  const before = known?.exercises ?? [];
  const { added, updated, kept } = placesOf(own, { before, rpps: told.rpps, newId });
  const others = before.filter(({ id }) => !kept.some(one => one.id === id));
  const removed = isComplete && told.isWhole ? others : [];
  const isSame =
    added.length + updated.length + removed.length === 0 &&
    known &&
    isEqual(known.professional, professional);
  return {
    change: known === undefined ? 'added' : isSame ? 'same' : 'changed',
    ...{ professional, added, updated, removed },
    exercises: removed.length > 0 ? kept : [...kept, ...others],
    otherProfession: told.activities.length - own.length,
  };
}

const systems = ['TRE_G15', 'TRE_R95', 'TRE_R94'];

/** The profession that is known stays as long as the file has it; else health comes first, and the lowest code. */
function chosenActivity(
  activities: readonly Activity[],
  known: ProfessionalRow | undefined,
): Activity | undefined {
  const same = activities.find(
    ({ profession }) =>
      profession.system === known?.profession_system && profession.code === known.profession,
  );
  const rank = ({ profession: { system, code } }: Activity): string => `${systems.indexOf(system)}${code}`;
  return same ?? activities.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))[0];
}

function placesOf(
  activities: readonly Activity[],
  { before, rpps, newId }: { before: readonly ExerciseRow[]; rpps: string; newId: () => string },
): { added: ExerciseRow[]; updated: ExerciseRow[]; kept: ExerciseRow[] } {
  const [added, updated, kept]: [ExerciseRow[], ExerciseRow[], ExerciseRow[]] = [[], [], []];
  for (const { place } of activities) {
    if (place === null || kept.some(one => isSameExercise(identityOf(one), place))) continue;
    const known = before.find(
      one => isSameExercise(identityOf(one), place) && !kept.some(({ id }) => id === one.id),
    );
    const row = rowOf(place, { id: known?.id ?? newId(), rpps });
    if (known === undefined) added.push(row);
    else if (!isEqual(known, row)) updated.push(row);
    kept.push(row);
  }
  return { added, updated, kept };
}

const identityOf = ({ specialty, structure, structure_id, postcode }: ExerciseRow) => ({
  ...{ specialty, structure, postcode },
  structureId: structure_id,
});

function rowOf(place: ToldPlace, { id, rpps }: { id: string; rpps: string }): ExerciseRow {
  const { specialty, structure, postcode, town, region, structureId } = place;
  return { id, rpps, specialty, structure, postcode, town, region, structure_id: structureId };
}

/** Whether two rows hold the same, whatever the order of their columns. */
function isEqual<Row extends object>(one: Row, other: Row): boolean {
  return (Object.keys(other) as (keyof Row)[]).every(name => one[name] === other[name]);
}
