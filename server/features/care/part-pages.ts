import type { KeptCareLine } from '../../record/care-history.ts';
import { careHistoryForCarer, summaryForCarer } from '../../record/care-summary.ts';
import { lineInWords } from '../../web/care-line-words.ts';
import { type CaringState, carerLine, caringPath, type LoadCaring, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { ownerInWords, partsOf, shownPart } from '../../web/summary/parts.ts';
import type { SummaryShown } from '../../web/summary/state.ts';
import { pageNumber } from './list-state.ts';
import { isFirstList, noteListed } from './session.ts';

/** What the page of a summary knows. */
export type CareSummaryState = CaringState & SummaryShown;

/** Reads the summary, with its trace. @throws Problem 404 where nothing of the record is open to this professional */
export function loadSummary(load: LoadCaring) {
  return async (visit: Visit): Promise<CareSummaryState> => {
    const state = await load(visit);
    const read = await summaryForCarer(visit.world, state.who);
    if (read === undefined) throw new Problem(404);
    const paths = { document: (id: string) => caringPath(state, `/documents/${id}`) };
    return { ...state, ...read, paths };
  };
}

/** The summary of what this professional may see: what the patient's own page says, without the ways that are the patient's. */
export const summaryPage: Page<CareSummaryState> = {
  view: 'care/summary',
  title: 'carer:summary.title',
  titleValues: ({ state }) => ({ name: nameOf(state.patient) }),
  back: ({ state }) => caringPath(state),
  model: visit => ({
    played: carerLine(visit),
    owner: ownerInWords(visit),
    today: showDate(visit, visit.world.now()),
    // What is empty is not said: it may be hidden from this reader, or not written.
    parts: partsOf(visit)
      .map(part => shownPart(visit, part))
      .filter(({ lines }) => lines.length > 0),
  }),
};

/** How many lines a page of the care history shows. */
const perPage = 40;

/** What a page of the care history knows. */
export interface CareLinesState extends CaringState {
  readonly lines: readonly KeptCareLine[];
  readonly page: number;
}

/** Reads one page of the care history; the first of a visit is traced. @throws Problem 404 */
export function loadCareLines(load: LoadCaring) {
  return async (visit: Visit): Promise<CareLinesState> => {
    const page = pageNumber(visit.request.params.page);
    const state = await load(visit);
    const isFirst = isFirstList(visit.request, state.who, ' care');
    const place = { from: (page - 1) * perPage, count: perPage + 1, isFirst };
    const lines = await careHistoryForCarer(visit.world, state.who, place);
    if (lines === undefined || (page > 1 && lines.length === 0)) throw new Problem(404);
    if (isFirst) noteListed(visit.request, state.who, ' care');
    return { ...state, lines, page };
  };
}

/** The care of the last 24 months, newest first. */
export const careLinesPage: Page<CareLinesState> = {
  view: 'care/care',
  title: 'carer:care.title',
  titleValues: ({ state }) => ({ name: nameOf(state.patient) }),
  back: ({ state }) => caringPath(state),
  model: visit => {
    const { state, href } = visit;
    const { lines, page } = state;
    const pathOf = (number: number): string => href(caringPath(state, `/soins/${number}`));
    return {
      played: carerLine(visit),
      lines: lines.slice(0, perPage).map(line => lineInWords(visit, line)),
      number: page,
      newer: page > 1 ? pathOf(page - 1) : '',
      older: lines.length > perPage ? pathOf(page + 1) : '',
    };
  },
};
