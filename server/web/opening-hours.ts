import { addDays, type Day, isHoliday, weekday } from './holidays.ts';

/** When the advisers answer the phone, Monday to Friday, save on public holidays. The last minute is not part of it. */
export const opensAt = '08:30';
export const closesAt = '17:30';

/** Whether the advisers answer now, and if not, when they do next. */
export type PhoneStatus =
  | { readonly open: true }
  | { readonly open: false; readonly when: 'today' | 'tomorrow' | 'later'; readonly day: Day };

const forms = new Map<string, Intl.DateTimeFormat>();

/** Making a form takes a hundred times longer than using it. */
function formOf(timeZone: string): Intl.DateTimeFormat {
  const known = forms.get(timeZone);
  const form =
    known ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
  if (known === undefined) forms.set(timeZone, form);
  return form;
}

/** What the calendar and the clock on the wall of a time zone say at an instant: `2026-03-09`, `08:30`. */
function onTheWall(instant: Date, timeZone: string): { day: Day; time: string } {
  const [day = '', time = ''] = formOf(timeZone).format(instant).split(' ');
  return { day, time };
}

function isWorkingDay(day: Day): boolean {
  const number = weekday(day);
  return number !== 0 && number !== 6 && !isHoliday(day);
}

/**
 * Tells whether the phone is answered at an instant, by the clock of `timeZone`; if not, the next day on which it is
 * answered from `opensAt`. Nothing here counts hours between instants, so the change of summer time changes nothing.
 */
export function phoneStatus(instant: Date, timeZone: string): PhoneStatus {
  const { day, time } = onTheWall(instant, timeZone);
  if (isWorkingDay(day) && time >= opensAt && time < closesAt) return { open: true };
  if (isWorkingDay(day) && time < opensAt) return { open: false, when: 'today', day };
  const tomorrow = addDays(day, 1);
  let next = tomorrow;
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return { open: false, when: next === tomorrow ? 'tomorrow' : 'later', day: next };
}
