import { z } from 'zod';
import { documentClasses } from '../../record/document-types.ts';
import { type Document, documentsOf } from '../../record/documents.ts';
import { matcherFor } from '../../record/search-words.ts';
import type { Visit } from '../../web/context.ts';
import { className, typeName } from '../../web/document-words.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';
import { perPage } from './list-pages.ts';
import { documentsPath } from './paths.ts';
import { authorInWords, rowOf } from './words.ts';

/** What is searched for: words, and any of the filters. */
export interface Search {
  readonly words: string;
  readonly classCode: string;
  readonly year: string;
  readonly author: string;
  readonly unread: boolean;
}

/** What the page of the search knows. */
export interface SearchState extends RecordState {
  readonly all: readonly Document[];
  /** What was searched for last; nothing at first. */
  readonly search: Search | undefined;
  readonly found: readonly Document[];
}

const typed = z.string().optional().default('');
const most = 100;

const fields = z
  .object({
    words: typed.refine(text => [...text].length <= most, 'documents:search.too-long'),
    class: typed,
    year: typed,
    author: typed,
    unread: typed,
  })
  .transform(({ class: classCode, unread, ...rest }) => ({ ...rest, classCode, unread: unread === 'yes' }));

/** Reads the documents and what was searched for last in this record. */
export async function loadSearch(visit: Visit): Promise<SearchState> {
  const state = await recordState(visit);
  const all = await documentsOf(visit.world, state.access);
  const last = visit.request.session.documentSearch;
  const search = last?.recordId === state.access.recordId ? last : undefined;
  return { ...state, all, search, found: search === undefined ? [] : find(visit, state, { all, search }) };
}

/** The documents that hold the words, in their title, kind, author or place, and that the filters let through. */
function find(
  visit: Visit,
  state: RecordState,
  { all, search }: { all: readonly Document[]; search: Search },
): Document[] {
  const matches = matcherFor(search.words);
  return all.filter(document => {
    if (search.classCode !== '' && document.classCode !== search.classCode) return false;
    if (search.year !== '' && document.day.slice(0, 4) !== search.year) return false;
    if (search.author !== '' && document.author.id !== search.author) return false;
    if (search.unread && document.isRead) return false;
    const { name, place, does } = authorInWords({ ...visit, state }, state.access, document);
    const kind = typeName(visit.t, document.typeCode);
    return matches(`${document.title} ${kind} ${name} ${place} ${does?.text ?? ''}`);
  });
}

/** « Je cherche un document »: what is typed is never part of an address. */
export const searchPage: AnyPage<SearchState> = formPage<SearchState, Search>({
  view: 'documents/search',
  title: 'documents:search.title',
  fields,
  back: ({ state }) => documentsPath(state.access.recordId),
  start: ({ state: { search } }) => ({
    words: search?.words ?? '',
    class: search?.classCode ?? '',
    year: search?.year ?? '',
    author: search?.author ?? '',
    unread: search?.unread ? 'yes' : '',
  }),
  model: visit => {
    const { state } = visit;
    return {
      isSearched: state.search !== undefined,
      count: state.found.length,
      rows: state.found.slice(0, 5 * perPage).map(document => rowOf(visit, state.access, document)),
      most: 5 * perPage,
      ...choices(visit),
    };
  },
  submit: async ({ request, state }, search) => {
    request.session.documentSearch = { ...search, recordId: state.access.recordId };
    return { go: documentsPath(state.access.recordId, '/chercher') };
  },
});

/** The classes, years and authors that the record has, newest or most usual first. */
function choices(visit: Visit<SearchState>) {
  const { state, t } = visit;
  const has = new Set(state.all.map(({ classCode }) => classCode));
  const classes = documentClasses.filter(({ code }) => has.has(code));
  const authors = new Map<string, string>();
  for (const document of state.all) {
    const { isOwn, name, place } = authorInWords(visit, state.access, document);
    authors.set(document.author.id, isOwn ? t('documents:author.own') : name || place);
  }
  return {
    classes: classes.map(({ code }) => ({ value: code, label: className(t, code) })),
    years: [...new Set(state.all.map(({ day }) => day.slice(0, 4)))].map(year => ({
      value: year,
      label: year,
    })),
    authors: [...authors].map(([value, label]) => ({ value, label })),
  };
}
