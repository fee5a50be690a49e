/** The instant `ms` milliseconds after `from`, in the form the database keeps (UTC, ISO 8601). */
export function after(from: Date, ms: number): string {
  return new Date(from.getTime() + ms).toISOString();
}

/** Durations in milliseconds, to be multiplied. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is at an instant in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  formats.set(timeZone, format);
  return format.format(at);
}

/** The same day of the month so many months before, as YYYY-MM-DD; the last of a month that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const all = year * 12 + (month - 1) - months;
  // The 29th of February was the 28th: no day is lost.
  const last = new Date(Date.UTC(Math.floor(all / 12), (all % 12) + 1, 0)).getUTCDate();
  const start = `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  return `${start}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** The instant at which a day (YYYY-MM-DD) is over in a time zone, to the quarter of an hour: zones keep to these. */
export function endOfDay(timeZone: string, date: string): Date {
  let at = Date.parse(`${date}T00:00:00Z`);
  while (dayIn(timeZone, new Date(at)) <= date) at += 15 * minute;
  return new Date(at);
}
