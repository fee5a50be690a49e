import { patientOf, professionalViewer } from '../../record/care-access.ts';
import type { Caring } from '../../record/care-trace.ts';
import { exerciseNamed, type NamedExercise } from '../../registries/exercises-store.ts';
import type { InsuredPerson } from '../../registries/register.ts';
import { authorCode } from '../../registries/specialties.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { specialtyName, type Words } from '../../web/profession-words.ts';

/** What a page knows once it is said who is played. */
export interface CarerState {
  readonly exercise: NamedExercise;
  readonly viewer: Caring['viewer'];
}

/** What a page knows of a professional before one record. */
export interface CaringState extends CarerState {
  readonly who: Caring;
  readonly patient: InsuredPerson;
}

/** The professional that the path names, as the directory knows them now. @throws Problem 404 */
export async function loadCarer({ world, request }: Visit): Promise<CarerState> {
  const id = String(request.params.exercise ?? '');
  const viewer = await professionalViewer(world, id);
  const exercise = viewer && (await exerciseNamed(world.db, id));
  if (viewer === undefined || exercise === undefined) throw new Problem(404);
  return { exercise, viewer };
}

/** The professional and the patient that the path names. @throws Problem 404 */
export async function loadCaring(visit: Visit): Promise<CaringState> {
  const carer = await loadCarer(visit);
  const recordId = String(visit.request.params.record ?? '');
  const patient = await patientOf(visit.world, recordId);
  if (patient === undefined) throw new Problem(404);
  return { ...carer, patient, who: { viewer: carer.viewer, recordId } };
}

/** The path, after the language, of a page of somebody who is played. */
export function actingPath({ id }: Pick<NamedExercise, 'id'>, rest = ''): string {
  return `/demo/professionnels/${id}${rest}`;
}

/** The path of a page of somebody who is played before one record. */
export function caringPath({ exercise, who }: CaringState, rest = ''): string {
  return actingPath(exercise, `/${who.recordId}${rest}`);
}

/** What somebody does, in plain words. */
export function doesOf({ t }: Visit<unknown>, { profession, specialty }: NamedExercise): Words {
  return specialtyName(t, authorCode(profession, specialty));
}

/** Those who have a picture of their own, by the code of their profession. */
const pictures: Readonly<Record<string, string>> = { '10': 'doctor', '21': 'pharmacist', '60': 'nurse' };

/** Who is played, for the line that every page begins with. */
export function playedBy(visit: Visit<CarerState>) {
  const { name, place, profession } = visit.state.exercise;
  const picture = (profession.system === 'TRE_G15' && pictures[profession.code]) || 'person';
  return { name, place, picture, does: doesOf(visit, visit.state.exercise) };
}

export const nameOf = ({ givenName, familyName }: InsuredPerson): string => `${givenName} ${familyName}`;
