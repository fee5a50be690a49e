import { day as dayLength } from '../storage/time.ts';

/** The day (`2026-03-03`) that is `days` after another one; before it when negative. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

const inWords = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' });

const forms: Readonly<Record<string, (day: string, time: string) => string>> = {
  day: (day, time) => day.replaceAll('-', '') + (time === '' ? '' : `${time.replace(':', '')}00`),
  month: day => day.slice(0, 7).replace('-', ''),
  year: day => day.slice(0, 4),
  short: day => day.split('-').reverse().join('/'),
  words: day => inWords.format(new Date(`${day}T00:00:00Z`)),
};

const place = /\{\{(day|month|year|short|words)([-+]\d+)?(?: (\d\d:\d\d))?\}\}/g;

/**
 * Fills in the dates of a demo document, which are told from the day of the document itself, so that it never ages:
 * `{{words-90}}` is « 3 mars 2026 » where the document is of 90 days later, `{{short-90}}` is « 03/03/2026 »;
 * `{{day-90}}`, `{{day-90 08:30}}`, `{{month-90}}` and `{{year-90}}` are those of CDA (20260303, 20260303083000, 202603,
 * 2026).
 */
export function fillDates(text: string, day: string): string {
  return text.replace(place, (_all, form: string, days = '0', time = '') => {
    const write = forms[form];
    return write === undefined ? '' : write(dayAfter(day, Number(days)), time);
  });
}
