import { toAsciiDigits } from './digits.ts';

export type DatePart = 'day' | 'month' | 'year';
export type BirthDateError = 'empty' | 'not-a-date' | 'year-digits' | 'in-the-future' | 'too-old';
export type BirthDateResult =
  | { ok: true; date: string }
  | { ok: false; error: BirthDateError; part?: DatePart };

type TypedDate = Record<DatePart, string>;

/** Nobody is known to have lived longer than 122 years. */
const OLDEST = 130;
const PARTS: readonly DatePart[] = ['day', 'month', 'year'];
const DAY = /^(\d{4})-(\d\d-\d\d)$/;

const clean = (typed: string): string => toAsciiDigits(typed.replace(/\p{Cf}/gu, '')).trim();

const fail = (error: BirthDateError, part?: DatePart): BirthDateResult =>
  part === undefined ? { ok: false, error } : { ok: false, error, part };

/** The days of a month, 1 to 12; day 0 of the next month is the last of this one. */
function daysIn(year: number, month: number): number {
  const end = new Date(Date.UTC(2000, month, 0));
  end.setUTCFullYear(year, month, 0);
  return end.getUTCDate();
}

function findFormatError(typed: TypedDate): BirthDateResult | null {
  const missing = PARTS.filter(part => typed[part] === '');
  if (missing.length === PARTS.length) return fail('empty');
  if (missing[0] !== undefined) return fail('empty', missing[0]);
  if (!/^\d{1,2}$/.test(typed.day)) return fail('not-a-date', 'day');
  if (!/^\d{1,2}$/.test(typed.month)) return fail('not-a-date', 'month');
  if (!/^\d+$/.test(typed.year)) return fail('not-a-date', 'year');
  return typed.year.length === 4 ? null : fail('year-digits', 'year');
}

function findCalendarError(typed: TypedDate): BirthDateResult | null {
  const [day, month, year] = [Number(typed.day), Number(typed.month), Number(typed.year)];
  if (month < 1 || month > 12) return fail('not-a-date', 'month');
  return day < 1 || day > daysIn(year, month) ? fail('not-a-date', 'day') : null;
}

/**
 * Takes a birth date as typed in three fields (digits of any script, spaces at the ends) and today's day
 * (`YYYY-MM-DD`). Gives `YYYY-MM-DD`, or the first mistake with the field it is in, where it is in one. A year
 * is written with 4 digits: 25 would be 1925 or 2025.
 */
export function parseBirthDate(typed: TypedDate, today: string): BirthDateResult {
  const parts = { day: clean(typed.day), month: clean(typed.month), year: clean(typed.year) };
  const error = findFormatError(parts) ?? findCalendarError(parts);
  if (error !== null) return error;
  const date = `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  if (date > today) return fail('in-the-future');
  return ageOn(date, today) >= OLDEST ? fail('too-old', 'year') : { ok: true, date };
}

function split(day: string): { year: number; monthDay: string } {
  const match = DAY.exec(day);
  if (match?.[1] === undefined || match[2] === undefined)
    throw new RangeError('A day is written YYYY-MM-DD.');
  return { year: Number(match[1]), monthDay: match[2] };
}

/**
 * Takes two days (`YYYY-MM-DD`); gives the age in whole years on the second one, negative before birth. Throws a
 * RangeError when one is not so written. Somebody born on 29 February is a year older on 1 March of an ordinary
 * year: the law counts years « accomplis » (code civil, art. 388 and 414), and the year is complete only when
 * 28 February has ended. Our choice where no text speaks of that day.
 */
export function ageOn(birthDate: string, day: string): number {
  const [born, then] = [split(birthDate), split(day)];
  return then.year - born.year - (then.monthDay < born.monthDay ? 1 : 0);
}
