import { asKey } from '../../i18n.ts';
import type { HistoryFilter } from '../../record/history.ts';
import { historyProfessionals } from '../../record/history-actors.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';

declare module 'express-session' {
  interface SessionData {
    /** What was searched for last in a history, and in which record. */
    historySearch: HistoryFilter & { readonly recordId: string };
  }
}

/** The record, with what was searched for last in it. */
export async function loadFilter(
  visit: Visit,
): Promise<RecordState & { readonly filter: HistoryFilter | undefined }> {
  const state = await recordState(visit);
  const last = visit.request.session.historySearch;
  return { ...state, filter: last?.recordId === state.access.recordId ? last : undefined };
}

/** One thing that a search asked for, in words. */
export interface FilterLine {
  readonly label: string;
  readonly value: string;
}

/** What a search asked for: on paper nobody sees the form. */
export async function filterInWords(
  { world, state, t, language }: Visit<RecordState>,
  { person, act, from, to }: HistoryFilter,
): Promise<FilterLine[]> {
  const people = person === undefined ? [] : await historyProfessionals(world, state.access);
  const names: Readonly<Record<string, string>> = { mine: t('history:search.mine') };
  const who =
    person === undefined
      ? t('history:search.everybody')
      : (names[person] ?? people.find(({ rpps }) => rpps === person)?.name ?? person);
  const what = act === undefined ? t('history:search.every-act') : t(asKey(`history:acts.${act}`));
  return [
    { label: t('history:search.person'), value: who },
    { label: t('history:search.act'), value: what },
    ...(from === undefined
      ? []
      : [{ label: t('history:search.from'), value: showPartialDate(language, from) }]),
    ...(to === undefined ? [] : [{ label: t('history:search.to'), value: showPartialDate(language, to) }]),
  ];
}
