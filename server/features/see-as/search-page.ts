import './session.ts';
import { type DirectoryFound, searchDirectory } from '../../registries/directory-search-store.ts';
import type { Visit } from '../../web/context.ts';
import { type DirectoryFields, directoryFields, nobodyFound } from '../../web/directory-fields.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { seeAsPath } from './paths.ts';
import { personRow } from './person-row.ts';

/** How many professionals are shown: somebody who finds more adds a letter or a town. */
const most = 20;

/** What the search of the directory knows: what was typed last, and whom it found. */
export interface SearchState extends RecordState {
  readonly typed: { readonly name: string; readonly town: string } | undefined;
  readonly found: DirectoryFound;
}

/** Reads what was searched for last in this record, and whom it finds. */
export async function searchState({ world, request }: Visit, state: RecordState): Promise<SearchState> {
  const last = request.session.seeAsSearch;
  if (last?.recordId !== state.access.recordId) return { ...state, typed: undefined, found: nobodyFound };
  const { name, town } = last;
  const found = await searchDirectory(world.db, { name, town, from: 0, count: most });
  return { ...state, typed: { name, town }, found };
}

/** Somebody of the directory is looked for by name and town. What is typed is never part of an address. */
export const searchPage: AnyPage<SearchState> = formPage<SearchState, DirectoryFields>({
  view: 'see-as/search',
  title: 'see-as:search.title',
  fields: directoryFields,
  back: ({ state }) => seeAsPath(state.access.recordId),
  start: ({ state }) => ({ name: state.typed?.name ?? '', town: state.typed?.town ?? '' }),
  model: visit => ({
    isSearched: visit.state.typed !== undefined,
    isNear: visit.state.found.isNear,
    people: visit.state.found.people.map(one => personRow(visit, one)),
  }),
  submit: async ({ request, state }, { name, town }) => {
    const { recordId } = state.access;
    request.session.seeAsSearch = { recordId, name, town };
    return { go: seeAsPath(recordId, '/chercher') };
  },
});
