import { type Document, documentOf } from '../../record/documents.ts';
import { permitOf } from '../../record/permits.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';

/** What a page about one document that can be hidden knows. */
export interface HidingState extends RecordState {
  readonly document: Document;
}

/** The record, for somebody who may hide something in it. @throws Problem 404 */
export async function loadRecord(visit: Visit): Promise<RecordState> {
  const state = await recordState(visit);
  if (permitOf(visit.world, state.access, 'hide').condition === false) throw new Problem(404);
  return state;
}

/** The document that the path names. @throws Problem 404 for one that is not there and one that may not be seen, alike */
export async function loadHidable(visit: Visit): Promise<HidingState> {
  const state = await loadRecord(visit);
  const id = String(visit.request.params.document ?? '');
  const document = await documentOf(visit.world, state.access, id);
  if (document === undefined || document.removedAt !== undefined) throw new Problem(404);
  return { ...state, document };
}
