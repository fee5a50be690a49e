import { asKey } from '../../i18n.ts';
import { depositTypes } from '../../record/care-deposit.ts';
import { type CareList, listForCarer } from '../../record/care-reading.ts';
import { isOccupational } from '../../record/policy/occupational.ts';
import type { RuleName } from '../../record/policy/rule.ts';
import type { Visit } from '../../web/context.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { isRecent } from '../../web/recent.ts';
import { usualTypes } from './deposit-page.ts';
import { isFirstList, noteListed } from './session.ts';
import { actingPath, type CaringState, caringPath, loadCaring, nameOf, playedBy } from './state.ts';
import { rowOf } from './words.ts';

/** How many documents a page of the list shows. */
const perPage = 20;
/** How many minutes the list says that a document was deposited. */
const told = 2;

/** The rules that open all that an emergency would open: there is nothing to ask for. */
const wide: ReadonlySet<RuleName> = new Set(['R4', 'R8', 'R9']);

/** What the page of a record knows. */
export interface ListState extends CaringState {
  /** Nothing when no rule opens the record. */
  readonly list: CareList | undefined;
  readonly page: number;
}

/** Asks for one page of the list that the path names. @throws Problem 404 */
export async function loadList(visit: Visit): Promise<ListState> {
  const state = await loadCaring(visit);
  const page = Number(visit.request.params.page ?? 1);
  if (!Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  const isFirst = isFirstList(visit.request, state);
  const place = { from: (page - 1) * perPage, count: perPage + 1, isFirst };
  const list = await listForCarer(visit.world, state.who, place);
  if (list !== undefined && isFirst) noteListed(visit.request, state);
  if (list !== undefined && page > 1 && list.documents.length === 0) throw new Problem(404);
  return { ...state, list, page };
}

/** What a professional sees of a record: its documents, by which rule, or that they have no access. */
export const recordPage: Page<ListState> = {
  view: 'acting/record',
  title: 'acting:record.title',
  titleValues: ({ state }) => ({ name: nameOf(state.patient) }),
  back: ({ state }) => actingPath(state.exercise),
  model: async visit => {
    const { state, href, t, world } = visit;
    const { list, who, viewer } = state;
    const to = (rest: string): string => href(caringPath(state, rest));
    const isNever = isOccupational(viewer);
    const isEnough = isNever || (list !== undefined && wide.has(list.rule));
    const mayDeposit = (await depositTypes(world, who, usualTypes)).length > 0;
    return {
      played: playedBy(visit),
      rule: list === undefined ? '' : t(asKey(`acting:rule.${list.rule}`)),
      isNever,
      isDeposited: wasDeposited(visit),
      ...rowsOf(visit),
      deposit: mayDeposit ? to('/deposer') : '',
      emergency: isEnough ? '' : to('/urgence'),
      centre15: isEnough || !viewer.regulates ? '' : to('/centre-15'),
      patient: to('/patient'),
    };
  },
};

function rowsOf(visit: Visit<ListState>) {
  const { list, page } = visit.state;
  const documents = list?.documents ?? [];
  const pathOf = (number: number): string =>
    visit.href(caringPath(visit.state, number === 1 ? '' : `/page/${number}`));
  return {
    number: page,
    rows: documents.slice(0, perPage).map(document => rowOf(visit, document)),
    newer: page > 1 ? pathOf(page - 1) : '',
    older: documents.length > perPage ? pathOf(page + 1) : '',
  };
}

function wasDeposited({ world, request, state }: Visit<ListState>): boolean {
  const last = request.session.actingDeposited;
  const isHere = last?.exerciseId === state.exercise.id && last.recordId === state.who.recordId;
  return isHere && isRecent(world, last.at, told);
}
