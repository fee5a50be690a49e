import { hour, second } from './time.ts';

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

const parts: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** What the clocks of a time zone show at an instant, as milliseconds of a day that has no zone. */
function wall(timeZone: string, at: Date): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  formats.set(timeZone, format);
  const shown = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour: hours = 0, minute = 0, second: seconds = 0 } = shown;
  return Date.UTC(year, month - 1, day, hours, minute, seconds);
}

/** The hour that clocks show at an instant, 0 to 23. */
export function hourIn(timeZone: string, at: Date): number {
  return new Date(wall(timeZone, at)).getUTCHours();
}

/** The instant at which a day (YYYY-MM-DD) begins in a time zone. */
export function startOfDay(timeZone: string, day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const difference = (at: number): number => wall(timeZone, new Date(at)) - Math.floor(at / second) * second;
  // The clocks may change between that instant and midnight in London: what holds there is asked a second time.
  const near = midnight - difference(midnight);
  return new Date(midnight - difference(near));
}

/**
 * When summer time ends, clocks show the same hour twice. Which of the two an instant is in; nothing for every other one.
 */
export function repeatedHour(timeZone: string, at: Date): 'first' | 'second' | undefined {
  const shown = wall(timeZone, at);
  if (wall(timeZone, new Date(at.getTime() + hour)) === shown) return 'first';
  return wall(timeZone, new Date(at.getTime() - hour)) === shown ? 'second' : undefined;
}
