import type { World } from '../world.ts';
import { emergencyChoices } from './emergency.ts';
import type { ProfessionalViewer, Standing } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { professionalWith, standingRows } from './standing-of-store.ts';

/** Reads what holds of a record now, as the rules look at it. */
export async function standingOf(
  world: World,
  { recordId, insuredId }: Pick<RecordAccess, 'recordId' | 'insuredId'>,
): Promise<Standing> {
  const now = world.now().toISOString();
  const { status, full, blocked, consents, openings } = await standingRows(world.db, { recordId, now });
  const declared = full.find(({ kind }) => kind === 'treating-doctor')?.rpps;
  const known = declared ?? (await world.register.find(insuredId))?.treatingDoctor ?? undefined;
  const choices = await emergencyChoices(world, recordId);
  const answer = <Name extends string>(name: Name, yes: boolean | undefined) =>
    (yes === undefined ? {} : { [name]: yes }) as { readonly [key in Name]?: boolean };
  return {
    recordId,
    status,
    treatingDoctor: known,
    sameRights: new Set(full.filter(({ kind }) => kind === 'same-rights').map(({ rpps }) => rpps)),
    blocked: new Set(blocked.map(({ rpps }) => rpps)),
    consents: consents.map(row => ({
      rpps: row.rpps,
      exerciseId: row.exercise_id,
      classes: row.classes === '' ? 'all' : new Set(row.classes.split(' ')),
      isAnnounced: row.kind !== 'care-team' || row.announced_at !== null,
    })),
    openings: openings.map(({ exercise_id: exerciseId, ...row }) => ({ ...row, exerciseId })),
    choices: {
      ...answer('emergency', choices.emergency?.yes),
      ...answer('centre15', choices['centre-15']?.yes),
      ...answer('hiddenDocuments', choices['hidden-documents']?.yes),
    },
  };
}

/** Somebody of the directory, as the rules and the pages know them. */
export interface KnownProfessional {
  readonly rpps: string;
  readonly name: string;
  readonly profession: { readonly system: string; readonly code: string };
  /** Structure and town of each place where they work, in the order of `viewers`. */
  readonly places: readonly string[];
  /** One for each place where they work: they read in one of them at a time. */
  readonly viewers: readonly ProfessionalViewer[];
}

/** The professional with this number (RPPS); nothing when the directory does not have them. */
export async function knownProfessional(world: World, rpps: string): Promise<KnownProfessional | undefined> {
  const found = await professionalWith(world.db, rpps);
  if (found === undefined) return undefined;
  const { person, exercises } = found;
  const profession = { system: person.profession_system, code: person.profession };
  return {
    rpps,
    name: `${person.given_name} ${person.family_name}`,
    profession,
    places: exercises.map(({ structure, town }) => [structure, town].filter(part => part !== '').join(', ')),
    viewers: exercises.map(({ id, specialty }) => ({
      kind: 'professional',
      id: rpps,
      exerciseId: id,
      profession,
      specialty,
      regulates: person.medical_regulation === 1,
    })),
  };
}
