import { type Document, documentOf } from '../../record/documents.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';

/** What the page of one document knows. */
export interface DocumentState extends RecordState {
  readonly document: Document;
}

/** The document that the path names. @throws Problem 404 for one that is not there and one that may not be seen, alike */
export async function loadDocument(visit: Visit): Promise<DocumentState> {
  const state = await recordState(visit);
  const id = String(visit.request.params.document ?? '');
  const document = await documentOf(visit.world, state.access, id);
  if (document === undefined) throw new Problem(404);
  return { ...state, document };
}
