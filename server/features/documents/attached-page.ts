import { z } from 'zod';
import { documentOf } from '../../record/documents.ts';
import { addDocument, removeDocument, restoreDocument } from '../../record/write-documents.ts';
import type { Visit } from '../../web/context.ts';
import { typeName } from '../../web/document-words.ts';
import { refusalText, shownName } from '../../web/file-words.ts';
import { contentsOf, isWaiting } from '../../web/form-files.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { documentsPath, informationPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { directives } from './attach-purposes.ts';
import { warningsOf } from './reading.ts';

const fields = z.object({
  undo: z.string().optional(),
  restore: z.string().optional(),
  both: z.string().optional(),
  leave: z.string().optional(),
});
type Act = z.infer<typeof fields>;

const pathOf = (recordId: string): string => `/dmp/${recordId}/documents/joindre/fait`;

/** What came of the files: which were added, which are there twice, which were not taken and why. */
export const attachedPage = formPage<RecordState, Act>({
  view: 'documents/attached',
  title: 'attach:done.title',
  fields,
  back: ({ state }) => `/dmp/${state.access.recordId}/documents`,
  model: async visit => {
    const attached = visit.request.session.attached;
    const { recordId } = visit.state.access;
    const added = await shownDocuments(visit, attached?.added ?? []);
    const replaced = await shownDocuments(visit, attached?.replaced === undefined ? [] : [attached.replaced]);
    const isDirectives = [...added, ...replaced].some(({ typeCode }) => typeCode === directives.typeCode);
    return {
      list: isDirectives ? informationPath(recordId, directives.home) : documentsPath(recordId),
      listText: isDirectives ? 'attach:directives.back' : 'attach:done.list',
      more: documentsPath(recordId, `/joindre${isDirectives ? directives.path : ''}`),
      added,
      replaced,
      twins: await Promise.all((attached?.twins ?? []).map(twin => shownTwin(visit, twin))),
      refused: (attached?.refused ?? []).map(refused => refusalText(visit.t, refused)),
    };
  },
  submit: async (visit, act) => {
    if (act.both !== undefined) return keepBoth(visit, act.both);
    if (act.leave !== undefined) forgetTwin(visit, act.leave);
    if (act.undo !== undefined) await setRemoved(visit, act.undo, removeDocument);
    if (act.restore !== undefined) await setRemoved(visit, act.restore, restoreDocument);
    return { go: pathOf(visit.state.access.recordId) };
  },
});

async function shownDocuments(visit: Visit<RecordState>, ids: readonly string[]) {
  const { world, state, t, href } = visit;
  const found = await Promise.all(ids.map(id => documentOf(world, state.access, id)));
  const shown = [];
  // One after the other: each may be 10 MB that are read whole.
  for (const document of found) {
    if (document === undefined) continue;
    const { id, title, typeCode, removedAt } = document;
    shown.push({
      ...{ id, title: shownName(title), typeCode, type: typeName(t, typeCode) },
      isRemoved: removedAt !== undefined,
      href: href(`/dmp/${state.access.recordId}/documents/${id}`),
      warnings: await warningsOf(visit, document),
    });
  }
  return shown;
}

async function shownTwin(
  visit: Visit<RecordState>,
  twin: { name: string; documentId: string; content: { id: string } },
) {
  const [document] = await shownDocuments(visit, [twin.documentId]);
  return { id: twin.content.id, name: shownName(twin.name), document };
}

/** Both are kept: the file that waits becomes a document too. */
async function keepBoth(visit: Visit<RecordState>, contentId: string): Promise<Outcome> {
  const { world, request, state } = visit;
  const { access } = state;
  const { attached } = request.session;
  const twin = attached?.twins.find(({ content }) => content.id === contentId);
  if (attached === undefined || twin === undefined) return { go: pathOf(access.recordId) };
  forgetTwin(visit, contentId);
  if (!isWaiting(visit, twin)) return { errors: [{ field: wholeForm, key: 'attach:error.waited' }] };
  const { typeCode, day, title } = twin;
  const id = await addDocument(world, access, { typeCode, day, title, ...contentsOf(twin) });
  request.session.attached = {
    ...attached,
    added: [...attached.added, id],
    twins: twinsBut(visit, contentId),
  };
  return { go: pathOf(access.recordId) };
}

const twinsBut = ({ request }: Visit<RecordState>, contentId: string) =>
  (request.session.attached?.twins ?? []).filter(({ content }) => content.id !== contentId);

function forgetTwin(visit: Visit<RecordState>, contentId: string): void {
  const { attached } = visit.request.session;
  if (attached !== undefined)
    visit.request.session.attached = { ...attached, twins: twinsBut(visit, contentId) };
}

/** « J'annule », or its contrary, for a document that was added here a moment ago. */
async function setRemoved(
  { world, request, state }: Visit<RecordState>,
  id: string,
  act: typeof removeDocument,
): Promise<void> {
  if (!request.session.attached?.added.includes(id)) return;
  const document = await documentOf(world, state.access, id);
  if (document !== undefined) await act(world, state.access, document);
}
