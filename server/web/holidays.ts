/** A day of the calendar, without an hour: YYYY-MM-DD. */
export type Day = string;

/** The day `days` days after `day` (before it, when negative). */
export function addDays(day: Day, days: number): Day {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The day of the week: 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/**
 * Easter Sunday of a year of the Gregorian calendar, by the algorithm of an anonymous correspondent of Nature (1876),
 * as printed in J. Meeus, Astronomical Algorithms, chapter 8. The letters are those of the book.
 */
export function easter(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}

/** The days with a date of their own, then those counted from Easter Sunday (Code du travail, article L3133-1). */
const fixedDays = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
const afterEaster = [1, 39, 50];

/**
 * Whether a day is one of the 11 public holidays of the whole of France. Those of Alsace and Moselle and of the overseas
 * departments are working days elsewhere: they do not close the phone.
 */
export function isHoliday(day: Day): boolean {
  if (fixedDays.includes(day.slice(5))) return true;
  const sunday = easter(Number(day.slice(0, 4)));
  return afterEaster.some(days => addDays(sunday, days) === day);
}
