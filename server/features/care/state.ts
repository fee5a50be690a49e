import { patientOf } from '../../record/care-access.ts';
import { isOpenToCarer } from '../../record/care-view.ts';
import { loadCarer } from '../../web/carer-visit.ts';
import type { CaringState } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { wasFound } from './session.ts';

/** Where a professional has the pages of one record, and where they search it. */
export const recordUnder = '/soignants/dmp/:record';
export const findPath = '/soignants/patient';

/** The path, after the language, of the first page of a record. */
export const recordPath = (recordId: string): string => `/soignants/dmp/${recordId}`;

/**
 * The professional who has signed in, and the record that the path names: one that they found in this visit, or that is
 * open to them. Any other is not there: whoever comes by an address alone is not told whose record it is.
 * @throws Problem 404
 */
export async function loadCaring(visit: Visit): Promise<CaringState> {
  const carer = await loadCarer(visit);
  const recordId = String(visit.request.params.record ?? '');
  const who = { viewer: carer.viewer, recordId };
  const patient = await patientOf(visit.world, recordId);
  if (patient === undefined) throw new Problem(404);
  const isKnown = wasFound(visit.request, who) || (await isOpenToCarer(visit.world, who));
  if (!isKnown) throw new Problem(404);
  const place = { base: recordPath(recordId), before: findPath, isPlayed: false };
  return { ...carer, ...place, patient, who };
}
