import { z } from 'zod';
import { type OwnChange, ownForCarer, replaceForCarer, withdrawForCarer } from '../../record/care-own.ts';
import type { CareList } from '../../record/care-reading.ts';
import type { Document } from '../../record/documents.ts';
import { storeText } from '../../record/write-documents.ts';
import { type CaringState, carerLine, caringPath, type LoadCaring, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { refusalError, shownName } from '../../web/file-words.ts';
import { contentsOf, type FilesState, holdFiles, letFilesGo } from '../../web/form-files.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { isBlank } from '../../web/typed-text.ts';
import { textField } from './deposit-fields.ts';
import { filesFor, senderOf } from './files.ts';
import { listOf, pageNumber, perPage } from './list-state.ts';
import { type Reason, reasonFields } from './reason.ts';
import { noteDone } from './session.ts';
import { rowOf } from './words.ts';

/** What the page of one's own documents in a record knows. */
export interface OwnListState extends CaringState {
  readonly list: CareList;
  readonly page: number;
}

/** The documents that a professional wrote themselves. @throws Problem 404 where nothing of the record is open to them */
export function loadOwnList(load: LoadCaring) {
  return async (visit: Visit): Promise<OwnListState> => {
    const page = pageNumber(visit.request.params.page);
    const state = await load(visit);
    const list = await listOf(visit, state, { page, authorId: state.viewer.id });
    if (list === undefined) throw new Problem(404);
    return { ...state, list, page };
  };
}

/** « Mes documents dans ce DMP ». */
export const ownListPage: Page<OwnListState> = {
  view: 'care/own',
  title: 'carer:own.title',
  back: ({ state }) => caringPath(state),
  model: visit => {
    const { state, href } = visit;
    const { list, page } = state;
    const pathOf = (number: number): string => href(caringPath(state, `/mes-documents/${number}`));
    return {
      played: carerLine(visit),
      patient: nameOf(state.patient),
      rows: list.documents.slice(0, perPage).map(document => rowOf(visit, document)),
      number: page,
      newer: page > 1 ? pathOf(page - 1) : '',
      older: list.documents.length > perPage ? pathOf(page + 1) : '',
    };
  },
};

/** What a page about one's own document knows. */
export interface OwnState extends CaringState, FilesState {
  readonly document: Document;
}

/** A document that this professional wrote, and may still replace and withdraw. @throws Problem 404 for any other */
export function loadOwn(load: LoadCaring) {
  return async (visit: Visit): Promise<OwnState> => {
    const state = await load(visit);
    const id = String(visit.request.params.document ?? '');
    const document = await ownForCarer(visit.world, state.who, id);
    if (document === undefined) throw new Problem(404);
    return { ...state, document, ...filesFor(visit, state, `replace ${document.id}`) };
  };
}

const documentPath = (state: OwnState): string => caringPath(state, `/documents/${state.document.id}`);
const aboutVersion = ({ state }: Visit<OwnState>): string => `${state.document.id}.${state.document.version}`;

/** A new version of a document of one's own, by a file or by a text. The version before it stays. */
export const replacePage = formPage<OwnState, { text: string }>({
  view: 'care/replace',
  title: 'carer:replace.title',
  fields: z.object({ text: textField }),
  about: aboutVersion,
  back: ({ state }) => documentPath(state),
  model: visit => {
    const { state, request } = visit;
    holdFiles(visit);
    return {
      played: carerLine(visit),
      document: shownName(state.document.title),
      held: state.files.map(({ name }) => shownName(name)),
      isAgain: request.shownAgain !== undefined && state.files.length === 0,
    };
  },
  submit: async (visit, { text }) => {
    const { world, state } = visit;
    const { files, refused, document, who } = state;
    if (refused.length > 0) return { errors: refused.map(refusalError) };
    // The one that was chosen last: there is room for one.
    const file = files.at(-1);
    if (file === undefined && isBlank(text))
      return { errors: [{ field: 'files', key: 'carer:deposit.no-content' }] };
    const { title, typeCode, day, id, version } = document;
    const contents =
      file === undefined
        ? ({ format: 'text', content: await storeText(world, who.recordId, text) } as const)
        : contentsOf(file);
    const what = { title, typeCode, day, ...contents };
    const change = await replaceForCarer(world, who, { id, version, by: senderOf(state), what });
    const mistake = mistakeOf(change);
    if (mistake !== undefined) return mistake;
    if (file !== undefined) state.settled.add(file.content.id);
    letFilesGo(visit.request, state.place);
    noteDone(visit, who, 'replaced');
    return { go: documentPath(state) };
  },
});

/** Takes a document of one's own away, with the reason, which the patient reads in the history. */
export const withdrawPage = formPage<OwnState, Reason>({
  view: 'care/withdraw',
  title: 'carer:withdraw.title',
  fields: reasonFields,
  about: aboutVersion,
  back: ({ state }) => documentPath(state),
  model: visit => ({ played: carerLine(visit), document: shownName(visit.state.document.title) }),
  submit: async (visit, { reason }) => {
    const { state, world } = visit;
    const { id, version } = state.document;
    const change = await withdrawForCarer(world, state.who, { id, version, reason });
    const mistake = mistakeOf(change);
    if (mistake !== undefined) return mistake;
    noteDone(visit, state.who, 'withdrawn');
    return { go: caringPath(state) };
  },
});

/** @throws Problem 409 when the document is not the one that was shown any more */
function mistakeOf(change: OwnChange): Outcome | undefined {
  if (change === 'changed-meanwhile') throw new Problem(409);
  return change === 'refused' ? { errors: [{ field: wholeForm, key: 'carer:deposit.refused' }] } : undefined;
}
