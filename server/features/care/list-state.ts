import { type CareList, listForCarer, recentSince } from '../../record/care-reading.ts';
import { documentClasses } from '../../record/document-types.ts';
import { type CaringState, caringPath, type LoadCaring } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { isFirstList, noteListed } from './session.ts';

/** How many documents a page of the list shows. */
export const perPage = 20;

/** What is asked for, as the address says it: how far back, and of which class. */
export interface Asked {
  readonly span: 'recents' | 'tout';
  /** The code of a class; nothing for all of them. */
  readonly classCode: string | undefined;
}

/** What a page of a list knows. */
export interface ListState extends CaringState, Asked {
  /** Nothing when no rule opens the record. */
  readonly list: CareList | undefined;
  readonly page: number;
}

const allClasses = 'toutes';
const first: Asked = { span: 'recents', classCode: undefined };

/** The path of a page of a list. */
export function listPath(state: CaringState, asked: Asked = first, page = 1): string {
  const { span, classCode } = asked;
  if (span === first.span && classCode === undefined && page === 1) return caringPath(state);
  return caringPath(state, `/liste/${span}/${classCode ?? allClasses}/${page}`);
}

/** Reads the number of a page. @throws Problem 404 */
export function pageNumber(text: unknown): number {
  const page = Number(text ?? 1);
  if (!Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  return page;
}

function askedIn({ request }: Visit): Asked {
  const { span = first.span, class: code = allClasses } = request.params;
  const isKnown = code === allClasses || documentClasses.some(one => one.code === code);
  if ((span !== 'recents' && span !== 'tout') || !isKnown) throw new Problem(404);
  return { span, classCode: code === allClasses ? undefined : String(code) };
}

/** Asks for one page of the list that the path names. @throws Problem 404 */
export function loadList(load: LoadCaring) {
  return async (visit: Visit): Promise<ListState> => {
    const asked = askedIn(visit);
    const page = pageNumber(visit.request.params.page);
    const state = await load(visit);
    const since = asked.span === 'tout' ? undefined : recentSince(visit.world);
    const { classCode } = asked;
    return { ...state, ...asked, page, list: await listOf(visit, state, { page, since, classCode }) };
  };
}

interface PlaceOf {
  readonly page: number;
  readonly since?: string | undefined;
  readonly classCode?: string | undefined;
  readonly authorId?: string | undefined;
}

/** One page of a list, written in the history when it is the first of the visit. @throws Problem 404 beyond its end */
export async function listOf(
  { world, request }: Visit,
  { who }: CaringState,
  { page, ...filter }: PlaceOf,
): Promise<CareList | undefined> {
  const isFirst = isFirstList(request, who);
  const place = { from: (page - 1) * perPage, count: perPage + 1, isFirst };
  const list = await listForCarer(world, who, { ...place, ...filter });
  if (list !== undefined && isFirst) noteListed(request, who);
  if (list !== undefined && page > 1 && list.documents.length === 0) throw new Problem(404);
  return list;
}
