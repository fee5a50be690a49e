import { z } from 'zod';
import { type Document, documentOf, isOwn } from '../../record/documents.ts';
import { sameDocument } from '../../record/same-document.ts';
import { changeDocument } from '../../record/write-documents.ts';
import type { Visit } from '../../web/context.ts';
import { refusalError, shownName } from '../../web/file-words.ts';
import { beforeFiles, contentsOf, type HeldFile, holdFiles, letFilesGo } from '../../web/form-files.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { recordState } from '../../web/record-guard.ts';
import type { AttachState } from './attach-state.ts';

/** What the page that replaces a document knows. */
export interface ReplaceState extends AttachState {
  readonly document: Document;
}

/** Reads the record and the document of the path. @throws Problem 404 when it is not this person's own */
export async function loadReplace(visit: Visit): Promise<ReplaceState> {
  const state = await recordState(visit);
  const document = await documentOf(visit.world, state.access, String(visit.request.params.document ?? ''));
  const isTheirs =
    document !== undefined && isOwn(state.access, document) && document.removedAt === undefined;
  if (!isTheirs) throw new Problem(404);
  const { recordId } = state.access;
  const held = beforeFiles(visit, { place: document.id, recordId, sender: state.accountId });
  return { ...state, ...held, document, purpose: undefined };
}

/** A new version of a document of one's own, by another file. The version before it stays. */
export const replacePage = formPage<ReplaceState, object>({
  view: 'documents/replace',
  title: 'attach:replace.title',
  fields: z.object({}),
  about: ({ state }) => `${state.document.id}.${state.document.version}`,
  back: ({ state }) => `/dmp/${state.access.recordId}/documents/${state.document.id}`,
  model: visit => {
    const { state, request } = visit;
    holdFiles(visit);
    return {
      document: shownName(state.document.title),
      held: state.files.map(({ name }) => shownName(name)),
      isAgain: request.shownAgain !== undefined && state.files.length === 0,
    };
  },
  submit: async visit => {
    const { files, refused } = visit.state;
    // The one that was chosen last: there is room for one.
    const file = files.at(-1);
    const [first] = refused;
    if (file !== undefined) return replaceBy(visit, file);
    return { errors: [first ? refusalError(first) : { field: 'files', key: 'attach:error.no-file' }] };
  },
});

async function replaceBy({ world, request, state }: Visit<ReplaceState>, file: HeldFile): Promise<Outcome> {
  const { access, document, settled } = state;
  const { title, typeCode, day } = document;
  const { recordId } = access;
  const same = await sameDocument(world, access, file.content);
  if (same?.id === document.id) return { errors: [{ field: 'files', key: 'attach:error.same-file' }] };
  const what = { title, typeCode, day, ...contentsOf(file) };
  if (!(await changeDocument(world, access, { document, what }))) throw new Problem(409);
  settled.add(file.content.id);
  letFilesGo(request, document.id);
  request.session.attached = { recordId, added: [], refused: [], twins: [], replaced: document.id };
  return { go: `/dmp/${recordId}/documents/joindre/fait` };
}
