import { toAsciiDigits } from '../registries/digits.ts';

/**
 * A date as far as a person knows it: `2019`, `2019-03` or `2019-03-12`. Texts of this form sort by time where they are
 * equally precise.
 */
export type PartialDate = string;

export type PartialDateError = 'year' | 'year-digits' | 'month' | 'not-a-date' | 'in-the-future' | 'too-old';
export type PartialDateResult =
  | { readonly ok: true; readonly date: PartialDate | undefined }
  | { readonly ok: false; readonly error: PartialDateError };

const form = /^\d{4}(-\d\d(-\d\d)?)?$/;
/** Nobody is known to have lived longer than 122 years. */
const longestLife = 130;

/** Whether a text is a year, a month or a day of the calendar. */
export function isPartialDate(text: string): boolean {
  if (!form.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The parts of a date: year, month and day, empty where nobody knows. */
export function partsOf(date: PartialDate): { year: string; month: string; day: string } {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month, day };
}

const fail = (error: PartialDateError): PartialDateResult => ({ ok: false, error });
const clean = (typed: string): string => toAsciiDigits(typed.replace(/\p{Cf}/gu, '')).trim();

/**
 * Takes a date as typed in 3 fields (digits of any script) and today's day (`YYYY-MM-DD`). The year alone is enough, or
 * the year and the month. Gives nothing when all are empty, or the first mistake.
 */
export function parsePartialDate(
  typed: { day: string; month: string; year: string },
  today: string,
): PartialDateResult {
  const [day, month, year] = [clean(typed.day), clean(typed.month), clean(typed.year)];
  if (`${day}${month}${year}` === '') return { ok: true, date: undefined };
  if (year === '') return fail('year');
  if (/^\d{1,3}$|^\d{5,}$/.test(year)) return fail('year-digits');
  if (day !== '' && month === '') return fail('month');
  if (![day, month].every(part => /^\d{0,2}$/.test(part))) return fail('not-a-date');
  const date = [year, month, day]
    .filter(part => part !== '')
    .map(part => part.padStart(2, '0'))
    .join('-');
  if (!isPartialDate(date)) return fail('not-a-date');
  if (date > today.slice(0, date.length)) return fail('in-the-future');
  return Number(year) < Number(today.slice(0, 4)) - longestLife ? fail('too-old') : { ok: true, date };
}
