import { z } from 'zod';
import { type Document, documentOf, documentsOf } from '../../record/documents.ts';
import {
  countOpenDocuments,
  type Hiding,
  hideAllDocuments,
  hideDocuments,
  openContents,
  undoHiding,
} from '../../record/hiding.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { typeName } from '../../web/document-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { documentsPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { readersOf } from './readers.ts';

/** How many documents a page of the list shows: at most so many are ticked at once. */
export const perPage = 20;

/** How many titles a page repeats before it only counts. */
const mostTitles = perPage;

const path = (recordId: string, rest = ''): string => documentsPath(recordId, `/cacher${rest}`);

/** What the list to choose from knows. */
export interface ChooseState extends RecordState {
  readonly documents: readonly Document[];
  readonly page: number;
  readonly hasNext: boolean;
}

const mark = 'document-';

/** The boxes that were ticked, and whether all documents were asked for. */
const ticked = z.looseObject({ all: z.string().optional() }).transform(({ all, ...boxes }) => ({
  isAll: all !== undefined,
  ids: Object.entries(boxes).flatMap(([name, value]) =>
    name.startsWith(mark) && value === 'yes' ? [name.slice(mark.length)] : [],
  ),
}));

/** « Cacher plusieurs documents »: some of them, or all. */
export const choosePage = formPage<ChooseState, z.infer<typeof ticked>>({
  view: 'hiding/choose',
  title: 'hiding:choose.title',
  fields: ticked,
  back: ({ state }) => documentsPath(state.access.recordId),
  model: visit => {
    const { state, t, href, language } = visit;
    const { recordId } = state.access;
    const to = (page: number): string => href(path(recordId, page === 1 ? '' : `/page/${page}`));
    return {
      rows: state.documents.map(one => ({
        name: `${mark}${one.id}`,
        title: one.title,
        isHidden: one.isHidden,
        show: href(documentsPath(recordId, `/${one.id}/autoriser`)),
        hint: `${typeName(t, one.typeCode)}, ${showPartialDate(language, one.day)}`,
      })),
      number: state.page,
      newer: state.page > 1 ? to(state.page - 1) : '',
      older: state.hasNext ? to(state.page + 1) : '',
    };
  },
  submit: async ({ request, state }, { isAll, ids }) => {
    const { recordId } = state.access;
    // Only what this page shows can be ticked on it.
    const shown = new Set(state.documents.map(({ id }) => id));
    const chosen = ids.filter(id => shown.has(id));
    if (!isAll && chosen.length === 0) return { errors: [{ field: wholeForm, key: 'hiding:choose.none' }] };
    request.session.hidingChosen = { recordId, ids: isAll ? 'all' : chosen };
    return { go: path(recordId, '/valider') };
  },
});

/** What the page before the act knows. */
export interface ConfirmState extends RecordState {
  readonly isAll: boolean;
  /** Those that would be hidden: they are not yet. */
  readonly documents: readonly Document[];
  readonly count: number;
}

/** Reads what was chosen in this record; nothing when nothing was. */
export async function loadChosen(
  { world, request }: Visit,
  state: RecordState,
): Promise<ConfirmState | undefined> {
  const chosen = request.session.hidingChosen;
  if (chosen === undefined || chosen.recordId !== state.access.recordId) return undefined;
  const { access } = state;
  // Of all documents the first ones are read: the others are counted, and told apart by what the rules look at.
  const found =
    chosen.ids === 'all'
      ? await documentsOf(world, access, { from: 0, count: 2 * mostTitles })
      : await Promise.all(chosen.ids.map(id => documentOf(world, access, id)));
  const isOpen = (one: Document | undefined): one is Document =>
    one !== undefined && !one.isHidden && one.removedAt === undefined;
  const documents = found.filter(isOpen).slice(0, mostTitles);
  const isAll = chosen.ids === 'all';
  const count = isAll ? await countOpenDocuments(world, access) : documents.length;
  return { ...state, isAll, documents, count };
}

/** The same page as before one document is hidden, for several. */
export const confirmPage = formPage<ConfirmState, object>({
  view: 'hiding/confirm',
  title: 'hiding:confirm.title',
  fields: z.object({}),
  // With a document more or less, the person looks again.
  about: ({ state }) => `${state.isAll}.${state.count}.${state.documents[0]?.id ?? ''}`,
  back: ({ state }) => path(state.access.recordId),
  model: async visit => ({
    count: visit.state.count,
    isAll: visit.state.isAll,
    titles: visit.state.documents.map(({ title }) => title),
    more: visit.state.count - visit.state.documents.length,
    readers: await readersOf(
      visit,
      visit.state.documents,
      visit.state.isAll ? await openContents(visit.world, visit.state.access) : undefined,
    ),
    choose: visit.href(path(visit.state.access.recordId)),
  }),
  submit: async ({ world, request, state }) => {
    const { access, isAll, documents } = state;
    const { id } = isAll
      ? await hideAllDocuments(world, access)
      : await hideDocuments(
          world,
          access,
          documents.map(one => one.id),
        );
    delete request.session.hidingChosen;
    return { go: path(access.recordId, `/fait/${id}`) };
  },
});

/** What the page after the act knows. */
export interface DoneState extends RecordState {
  readonly hiding: Hiding;
  /** The first of the documents, as they are now. */
  readonly documents: readonly Document[];
}

/** What was hidden, and « J'annule ». */
export const donePage = ({ hiding }: DoneState): AnyPage<DoneState> =>
  formPage<DoneState, object>({
    view: 'hiding/done',
    title: hiding.isUndone ? 'hiding:show.title' : 'hiding:done.title',
    fields: z.object({}),
    about: ({ state: { hiding } }) => `${hiding.id}.${hiding.isUndone}`,
    back: ({ state }) => documentsPath(state.access.recordId),
    model: async visit => {
      const { state, href } = visit;
      const { hiding, documents } = state;
      const [only] = hiding.documentIds.length === 1 ? documents : [];
      return {
        count: hiding.documentIds.length,
        isUndone: hiding.isUndone,
        titles: documents.map(({ title }) => title),
        more: Math.max(hiding.documentIds.length - documents.length, 0),
        readers: await readersOf(visit, documents),
        document: only === undefined ? '' : href(documentsPath(state.access.recordId, `/${only.id}`)),
        list: href(documentsPath(state.access.recordId)),
      };
    },
    submit: async ({ world, state }) => {
      const { access, hiding } = state;
      if (!(await undoHiding(world, access, hiding.id)))
        return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
      return { go: path(access.recordId, `/fait/${hiding.id}`) };
    },
  });
