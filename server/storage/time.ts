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
