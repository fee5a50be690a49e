import { z } from 'zod';
import { asKey } from '../../i18n.ts';
import { todayIn } from '../../identity/calendar.ts';
import type { HistoryFilter, HistoryPage } from '../../record/history.ts';
import { historyProfessionals } from '../../record/history-actors.ts';
import { type HistoryAct, historyActs } from '../../record/history-verbs.ts';
import { parsePartialDate } from '../../record/partial-date.ts';
import type { Visit } from '../../web/context.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { historyPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { historyDays } from './days.ts';
import { loadFilter } from './filter.ts';
import { waysOf } from './history-page.ts';
import { loadPage, pagerOf } from './state.ts';

/** What the page of the search knows. */
export interface SearchState extends RecordState {
  readonly people: readonly { readonly rpps: string; readonly name: string }[];
  /** What was searched for last; nothing at first. */
  readonly filter: HistoryFilter | undefined;
  readonly page: HistoryPage | undefined;
}

const typed = z.string().optional().default('');
const parts = ['day', 'month', 'year'] as const;
const dayShape = (name: 'from' | 'to') => Object.fromEntries(parts.map(part => [`${name}-${part}`, typed]));

const isAct = (text: string): text is HistoryAct => historyActs.some(act => act === text);
/** Which sentence tells what is wrong with a day that is not whole. */
const mistakes: Readonly<Record<string, string>> = {
  year: 'missing',
  month: 'missing',
  'year-digits': 'year',
};

/** A day that may be left out. Its mistake goes to `context`. */
function readDay(
  given: Readonly<Record<string, string>>,
  name: 'from' | 'to',
  { today, context }: { today: string; context: z.RefinementCtx },
): string | undefined {
  const [day = '', month = '', year = ''] = parts.map(part => given[`${name}-${part}`] ?? '');
  const read = parsePartialDate({ day, month, year }, today);
  const isWhole = read.ok && (read.date === undefined || read.date.length === 10);
  if (isWhole) return read.date;
  const error = read.ok ? 'missing' : (mistakes[read.error] ?? read.error);
  context.addIssue({ code: 'custom', path: [name], message: `history:day.${error}` });
  return undefined;
}

function fieldsFor(today: string) {
  return z
    .object({ person: typed, act: typed, ...dayShape('from'), ...dayShape('to') })
    .transform((given, context): HistoryFilter => {
      const days: Record<string, string> = { ...given };
      const from = readDay(days, 'from', { today, context });
      const to = readDay(days, 'to', { today, context });
      if (from !== undefined && to !== undefined && to < from)
        context.addIssue({ code: 'custom', path: ['to'], message: 'history:day.order' });
      const person = given.person === '' ? undefined : given.person.slice(0, 80);
      return { person, act: isAct(given.act) ? given.act : undefined, from, to };
    });
}

/** Reads whom one can choose, and what was searched for last in this record. */
export async function loadSearch(visit: Visit): Promise<SearchState> {
  const state = await loadFilter(visit);
  const { filter } = state;
  const people = await historyProfessionals(visit.world, state.access);
  const page = filter === undefined ? undefined : await loadPage({ ...visit, state }, { filter });
  return { ...state, people, page };
}

const dayFields = (name: string, day = ''): Record<string, string> => {
  const [year = '', month = '', date = ''] = day.split('-');
  const number = (text: string) => text.replace(/^0/, '');
  return { [`${name}-day`]: number(date), [`${name}-month`]: number(month), [`${name}-year`]: year };
};

/** « Je cherche dans l'historique »: what is chosen is never part of an address. */
export const searchPage: AnyPage<SearchState> = formPage<SearchState, HistoryFilter>({
  view: 'access-history/search',
  title: 'history:search.title',
  fields: ({ world }) => fieldsFor(todayIn(world)),
  back: ({ state }) => historyPath(state.access.recordId),
  start: ({ state: { filter } }) => ({
    person: filter?.person ?? '',
    act: filter?.act ?? '',
    ...dayFields('from', filter?.from),
    ...dayFields('to', filter?.to),
  }),
  model: visit => {
    const { state, t } = visit;
    const { recordId } = state.access;
    return {
      ways: waysOf(visit, '/chercher'),
      people: [
        { value: 'mine', label: t('history:search.mine') },
        ...state.people.map(({ rpps, name }) => ({
          value: rpps,
          label: name || t('management:person.number', { rpps }),
        })),
      ],
      acts: historyActs.map(act => ({ value: act, label: t(asKey(`history:acts.${act}`)) })),
      isSearched: state.page !== undefined,
      keep: visit.href(historyPath(recordId, '/chercher/garder')),
      days: state.page === undefined ? [] : historyDays(visit, recordId, state.page.entries),
      pager: state.page === undefined ? {} : pagerOf(visit, '/chercher', state.page),
    };
  },
  submit: async ({ request, state }, filter) => {
    const { recordId } = state.access;
    request.session.historySearch = { ...filter, recordId };
    return { go: historyPath(recordId, '/chercher') };
  },
});
