import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { professionalWith } from './known-professionals-store.ts';
import { readStanding } from './policy/standing-store.ts';
import type { ProfessionalViewer, Standing } from './policy/viewer.ts';
import type { RecordAccess } from './records.ts';
import { treatingDoctorOf } from './treating-doctor-of.ts';

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
export async function knownProfessional(
  db: Database | Trx,
  rpps: string,
): Promise<KnownProfessional | undefined> {
  const found = await professionalWith(db, rpps);
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

/** The professionals with these numbers that the directory has, each once. */
export async function knownProfessionals(
  db: Database | Trx,
  numbers: readonly string[],
): Promise<KnownProfessional[]> {
  const found: KnownProfessional[] = [];
  for (const rpps of new Set(numbers)) {
    const one = await knownProfessional(db, rpps);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** What holds of a record whoever looks: its treating doctor, those with the same rights, the emergency choices. */
export async function standingOfRecord(
  trx: Trx,
  world: World,
  { recordId, insuredId }: Pick<RecordAccess, 'recordId' | 'insuredId'>,
): Promise<Standing | undefined> {
  const doctor = await treatingDoctorOf(world, { recordId, insuredId }, trx);
  return readStanding(trx, {
    ...{ recordId, rpps: '', treatingDoctor: doctor?.rpps },
    now: world.now().toISOString(),
  });
}
