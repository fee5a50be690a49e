import type { InsuredPerson } from '../registries/register.ts';
import { isId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { insuredOf, professionalIn } from './care-access-store.ts';
import { readStanding } from './policy/standing-store.ts';
import type { Action, ProfessionalViewer, Question } from './policy/viewer.ts';
import { treatingDoctorOf } from './treating-doctor-of.ts';

/**
 * A professional in one of the places where they work, as the directory knows them now; nothing for one who left it.
 * Whether they answer the calls of the Centre 15 is told by whoever signs them in.
 */
export async function professionalViewer(
  world: World,
  exerciseId: string,
): Promise<ProfessionalViewer | undefined> {
  const found = isId(exerciseId) ? await professionalIn(world.db, exerciseId) : undefined;
  if (found === undefined) return undefined;
  return {
    kind: 'professional',
    id: found.rpps,
    exerciseId,
    profession: { system: found.profession_system, code: found.profession },
    specialty: found.specialty,
    regulates: found.medical_regulation === 1,
  };
}

/**
 * What the rules are asked about a professional and a record, as things stand at this moment: in the transaction of
 * the act, so that nothing can come between. Nothing for a record that is not there.
 */
export async function careQuestion(
  trx: Trx,
  world: World,
  what: { readonly viewer: ProfessionalViewer; readonly recordId: string; readonly action: Action },
): Promise<Question | undefined> {
  const { viewer, recordId, action } = what;
  const now = world.now().toISOString();
  const insuredId = await insuredOf(trx, recordId);
  if (insuredId === undefined) return undefined;
  const doctor = await treatingDoctorOf(world, { recordId, insuredId }, trx);
  const asked = { recordId, rpps: viewer.id, treatingDoctor: doctor?.rpps, now };
  const record = await readStanding(trx, asked);
  return record && { viewer, action, record, now };
}

/** Whom a record is about, as the register names them; nothing for a record that is not there. */
export async function patientOf(world: World, recordId: string): Promise<InsuredPerson | undefined> {
  if (!isId(recordId)) return undefined;
  return world.db.transaction().execute(async trx => {
    const insuredId = await insuredOf(trx, recordId);
    return insuredId === undefined ? undefined : world.register.find(insuredId, trx);
  });
}
