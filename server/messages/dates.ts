import { keepLast } from '../storage/keep-last.ts';
import { minute } from '../storage/time.ts';

/** Regional forms: the day before the month in English, and the digits of the codes in Arabic. */
const regional: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** Where a person reads: their language and their time zone (`Europe/Paris`). */
export interface Place {
  readonly language: string;
  readonly timeZone: string;
}

type Form = 'day' | 'month' | 'weekday' | 'hour';

const forms: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

/** A form takes a hundred times longer to make than to use, and much memory: each is made once. */
const made = new Map<string, Intl.DateTimeFormat>();

function formOf(kind: Form, { language, timeZone }: Place): Intl.DateTimeFormat {
  const name = `${kind} ${language} ${timeZone}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const form = new Intl.DateTimeFormat(regional[language] ?? language, { ...forms[kind], timeZone });
  made.set(name, form);
  return form;
}

/** Words of instants that were shown last: a page shows the same few again and again. None says anything finer than a minute. */
const kept = keepLast<string>(500);

function inWords(kind: Form, place: Place, instant: Date): string {
  const minutes = Math.floor(instant.getTime() / minute);
  const name = `${kind} ${place.language} ${place.timeZone} ${minutes}`;
  return kept(name, () => formOf(kind, place).format(instant));
}

/** The day of `instant` in words: « 3 mars 2026 ». */
export function dayInWords(instant: Date, place: Place): string {
  return inWords('day', place, instant);
}

/** The month of `instant` in words: « mars 2026 ». */
export function monthInWords(instant: Date, place: Place): string {
  return formOf('month', place).format(instant);
}

/** The day of `instant` within a week or two: « lundi 9 mars ». */
export function weekdayInWords(instant: Date, place: Place): string {
  const text = inWords('weekday', place, instant);
  return place.language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text;
}

/** The time of `instant`: « 14 h 30 » in French, `14:30` elsewhere. The spaces of « 14 h 30 » do not break. */
export function hourInWords(instant: Date, place: Place): string {
  const text = inWords('hour', place, instant);
  if (place.language !== 'fr') return text;
  const [hour, minute = ''] = text.split(':');
  return `${Number(hour)}\u00a0h\u00a0${minute}`;
}
