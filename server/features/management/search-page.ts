import { blockedOf } from '../../record/blocking.ts';
import { consentsOf } from '../../record/consents.ts';
import { sameRightsOf, treatingDoctorOf } from '../../record/treating-doctor.ts';
import { type DirectoryFound, searchDirectory } from '../../registries/directory-search-store.ts';
import type { Visit } from '../../web/context.ts';
import { type DirectoryFields, directoryFields, nobodyFound } from '../../web/directory-fields.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { personInWords } from './people.ts';
import { type Purpose, purposes } from './purposes.ts';
import { loadManaged, pageNumber } from './state.ts';

/** How many professionals a page of what was found shows. */
const perPage = 10;

/** What the page of a search knows: what was searched for, and whom it found. */
export interface SearchState extends RecordState {
  readonly typed: { readonly name: string; readonly town: string } | undefined;
  readonly page: number;
  readonly found: DirectoryFound;
}

/** The search that was made last for this, and one page of what it finds. @throws Problem 404 */
export async function loadSearch(visit: Visit, purpose: Purpose): Promise<SearchState> {
  const state = await loadManaged(visit);
  const page = pageNumber(visit);
  const last = visit.request.session.directorySearch;
  const isSame = last?.purpose === purpose && last.recordId === state.access.recordId;
  if (!isSame) return { ...state, typed: undefined, page: 1, found: nobodyFound };
  const { name, town } = last;
  // One more than is shown tells whether there is another page.
  const part = { from: (page - 1) * perPage, count: perPage + 1 };
  const onlyDoctors = purpose === 'doctor';
  const found = await searchDirectory(visit.world.db, { name, town, onlyDoctors, ...part });
  if (page > 1 && found.people.length === 0) throw new Problem(404);
  return { ...state, typed: { name, town }, page, found };
}

/** The search of the directory: what is typed is never part of an address. */
export function searchPage(purpose: Purpose): AnyPage<SearchState> {
  const { path, back, title } = purposes[purpose];
  return formPage<SearchState, DirectoryFields>({
    view: 'management/search',
    title,
    fields: directoryFields,
    back: ({ state }) => managementPath(state.access.recordId, back),
    start: ({ state }) => ({ name: state.typed?.name ?? '', town: state.typed?.town ?? '' }),
    model: visit => modelOf(visit, purpose),
    submit: async ({ request, state }, { name, town }) => {
      const { recordId } = state.access;
      request.session.directorySearch = { recordId, purpose, name, town };
      return { go: managementPath(recordId, path) };
    },
  });
}

async function modelOf(visit: Visit<SearchState>, purpose: Purpose): Promise<object> {
  const { state, href } = visit;
  const { found, page, access } = state;
  const { path, scene, lead, choose } = purposes[purpose];
  const pagePath = (number: number) =>
    href(managementPath(access.recordId, number === 1 ? path : `${path}/page/${number}`));
  const notesOf = await standings(visit, purpose);
  const doctor = purpose === 'block' ? (await treatingDoctorOf(visit.world, access))?.rpps : undefined;
  return {
    purpose,
    scene,
    lead,
    isSearched: state.typed !== undefined,
    isNear: found.isNear,
    isMany: found.isMany,
    number: page,
    people: found.people.slice(0, perPage).map(person => ({
      person: personInWords(visit, person.rpps, person),
      notes: notesOf(person.rpps),
      link: {
        href: href(managementPath(access.recordId, `${path}/${person.rpps}`)),
        text: visit.t(person.rpps === doctor ? 'management:block.instead' : choose),
      },
    })),
    newer: page > 1 ? pagePath(page - 1) : '',
    older: found.people.length > perPage ? pagePath(page + 1) : '',
  };
}

/** What somebody who was found may already do here, said beside their name. */
async function standings(
  { world, state, t }: Visit<SearchState>,
  purpose: Purpose,
): Promise<(rpps: string) => string[]> {
  const { recordId } = state.access;
  const doctor = (await treatingDoctorOf(world, state.access))?.rpps;
  const blocked = new Set((await blockedOf(world.db, recordId)).map(({ rpps }) => rpps));
  const same = new Set((await sameRightsOf(world.db, recordId)).map(({ rpps }) => rpps));
  const agreed = new Set((await consentsOf(world.db, recordId)).map(({ rpps }) => rpps));
  return rpps => [
    ...(rpps === doctor ? [t('management:note.doctor')] : []),
    ...(rpps === doctor && purpose === 'block' ? [t('management:block.cannot')] : []),
    ...(blocked.has(rpps) ? [t('management:note.blocked')] : []),
    ...(same.has(rpps) ? [t('management:note.same-rights')] : []),
    ...(agreed.has(rpps) ? [t('management:note.consent')] : []),
  ];
}
