import { documentOf } from '../../record/documents.ts';
import type { Visit } from '../../web/context.ts';
import { isRecent } from '../../web/recent.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { documentsPath } from './paths.ts';

/** How many minutes « Mes documents » proposes to bring back what was removed last. */
const told = 10;

/** What was removed in this session a moment ago, with the address that brings it back; nothing otherwise. */
export async function justRemoved(
  visit: Visit<RecordState>,
): Promise<{ readonly title: string; readonly undo: string } | undefined> {
  const { world, request, state, href } = visit;
  const last = request.session.documentRemoved;
  if (last === undefined || !isRecent(world, last.at, told)) return undefined;
  const document = await documentOf(world, state.access, last.id);
  if (document?.removedAt === undefined) return undefined;
  const undo = href(documentsPath(state.access.recordId, `/${document.id}/supprimer`));
  return { title: document.title, undo };
}
