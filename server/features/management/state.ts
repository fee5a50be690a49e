import { type Professional, professionalNamed } from '../../registries/professionals-store.ts';
import { isRpps } from '../../registries/rpps.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';

/** The record, for somebody who settles who sees it. @throws Problem 404, AccessError */
export const loadManaged = (visit: Visit): Promise<RecordState> => recordState(visit, 'govern');

/** What the page about one professional knows. */
export interface PersonState extends RecordState {
  readonly person: Professional;
}

/** The professional that the path names. @throws Problem 404 when the directory has nobody of this number */
export async function loadPerson(visit: Visit): Promise<PersonState> {
  const state = await loadManaged(visit);
  const rpps = String(visit.request.params.rpps ?? '');
  const person = isRpps(rpps) ? await professionalNamed(visit.world.db, rpps) : undefined;
  if (person === undefined) throw new Problem(404);
  return { ...state, person };
}

/** The number of the page of a list, from 1. @throws Problem 404 */
export function pageNumber({ request }: Visit<unknown>): number {
  const page = Number(request.params.page ?? 1);
  if (!Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  return page;
}
