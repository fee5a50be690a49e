import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';

/** A day and its hour in words: « 3 mars 2026 à 14 h 30 ». */
export function showMoment(visit: Visit<unknown>, at: Date): string {
  return visit.t('operator:refused.moment', { date: showDate(visit, at), hour: showTime(visit, at) });
}
