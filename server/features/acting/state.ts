import { patientOf, professionalViewer } from '../../record/care-access.ts';
import { exerciseNamed, type NamedExercise } from '../../registries/exercises-store.ts';
import type { CarerState } from '../../web/carer-visit.ts';
import type { CaringState } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';

/** The professional that the path names, as the directory knows them now. @throws Problem 404 */
export async function loadPlayed({ world, request }: Visit): Promise<CarerState> {
  const id = String(request.params.exercise ?? '');
  const viewer = await professionalViewer(world, id);
  const exercise = viewer && (await exerciseNamed(world.db, id));
  if (viewer === undefined || exercise === undefined) throw new Problem(404);
  return { exercise, viewer };
}

/** The professional and the patient that the path names. @throws Problem 404 */
export async function loadPlaying(visit: Visit): Promise<CaringState> {
  const carer = await loadPlayed(visit);
  const recordId = String(visit.request.params.record ?? '');
  const patient = await patientOf(visit.world, recordId);
  if (patient === undefined) throw new Problem(404);
  const before = actingPath(carer.exercise);
  const place = { base: `${before}/${recordId}`, before, isPlayed: true };
  return { ...carer, ...place, patient, who: { viewer: carer.viewer, recordId } };
}

/** The path, after the language, of a page of somebody who is played. */
export function actingPath({ id }: Pick<NamedExercise, 'id'>, rest = ''): string {
  return `/demo/professionnels/${id}${rest}`;
}
