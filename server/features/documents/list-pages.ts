import { documentClasses } from '../../record/document-types.ts';
import { type Document, documentCounts, documentsOf } from '../../record/documents.ts';
import type { Visit } from '../../web/context.ts';
import { classHint, className } from '../../web/document-words.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { waitingInWords } from '../../web/waiting-documents.ts';
import { documentsPath } from './paths.ts';
import { justRemoved } from './removed.ts';
import { rowOf } from './words.ts';

/** How many documents a page of a list shows. */
export const perPage = 20;

/** What a page of a list knows. */
export interface ListState extends RecordState {
  readonly documents: readonly Document[];
  /** The class whose documents are shown; nothing for all of them. */
  readonly classCode: string | undefined;
  /** The number of the page, from 1. */
  readonly page: number;
  readonly hasNext: boolean;
}

const listPath = ({ access, classCode }: ListState, page: number): string => {
  const of = classCode === undefined ? '' : `/sorte/${classCode}`;
  return documentsPath(access.recordId, page === 1 ? of : `${of}/page/${page}`);
};

/** Reads one page of the list that the path names. @throws Problem 404 */
export async function loadList(visit: Visit): Promise<ListState> {
  const state = await recordState(visit);
  const { params } = visit.request;
  const page = Number(params.page ?? 1);
  const classCode = params.class === undefined ? undefined : String(params.class);
  const isKnown = classCode === undefined || documentClasses.some(({ code }) => code === classCode);
  if (!isKnown || !Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  const from = (page - 1) * perPage;
  // One more than is shown tells whether there is another page.
  const found = await documentsOf(visit.world, state.access, { classCode, from, count: perPage + 1 });
  if (found.length === 0 && page > 1) throw new Problem(404);
  return { ...state, documents: found.slice(0, perPage), classCode, page, hasNext: found.length > perPage };
}

/** « Mes documents », newest first, or those of one class. */
export const listPage: Page<ListState> = {
  view: 'documents/list',
  title: 'documents:list.title',
  back: ({ state }) =>
    state.classCode === undefined
      ? `/dmp/${state.access.recordId}`
      : documentsPath(state.access.recordId, '/categories'),
  model: async visit => {
    const { state, t, href } = visit;
    const { access, page } = state;
    const isFirst = page === 1 && state.classCode === undefined;
    return {
      className: state.classCode === undefined ? '' : className(t, state.classCode),
      rows: state.documents.map(document => rowOf(visit, access, document)),
      number: page,
      newer: page > 1 ? href(listPath(state, page - 1)) : '',
      older: state.hasNext ? href(listPath(state, page + 1)) : '',
      add: href(documentsPath(access.recordId, '/ajouter')),
      search: href(documentsPath(access.recordId, '/chercher')),
      seeAs: href(`/dmp/${access.recordId}/voir-comme`),
      hide: href(documentsPath(access.recordId, '/cacher')),
      categories: href(documentsPath(access.recordId, '/categories')),
      missing: href(`/dmp/${access.recordId}/soins/manque`),
      exportPath: `/dmp/${access.recordId}/emporter-mon-dossier`,
      removed: await justRemoved(visit),
      // On the first page of all, where somebody looks for what is new.
      waiting: isFirst ? await waitingInWords(visit, access) : [],
    };
  },
};

/** The classes that have documents, with how many. */
export const categoriesPage: Page<RecordState> = {
  view: 'documents/categories',
  title: 'documents:categories.title',
  back: ({ state }) => documentsPath(state.access.recordId),
  model: async ({ world, state, t, href }) => {
    const counts = await documentCounts(world, state.access);
    const items = documentClasses.flatMap(({ code }) => {
      const count = counts.get(code) ?? 0;
      const path = documentsPath(state.access.recordId, `/sorte/${code}`);
      return count === 0
        ? []
        : [{ href: href(path), name: className(t, code), hint: classHint(t, code), count }];
    });
    return { items };
  },
};
