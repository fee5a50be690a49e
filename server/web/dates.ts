import type { Language } from '../i18n.ts';
import { dayInWords, hourInWords, monthInWords } from '../messages/dates.ts';
import type { World } from '../world.ts';

type Where = { readonly language: Language; readonly world: World };

/** A day in words, in the page's language: « 3 mars 2026 ». Digits are those of the card and of the phone. */
export function showDate({ language, world }: Where, date: Date): string {
  return dayInWords(date, { language: language.code, timeZone: world.config.timeZone });
}

/** An hour as people of the language write it: « 14 h 30 » in French. */
export function showTime({ language, world }: Where, date: Date): string {
  return hourInWords(date, { language: language.code, timeZone: world.config.timeZone });
}

/** The hour of an instant on the clocks of everywhere: `14:30`. For tables. */
export function clockTime({ world }: Pick<Where, 'world'>, date: Date): string {
  return hourInWords(date, { language: 'en', timeZone: world.config.timeZone });
}

/** A date as far as it is known (`2019`, `2019-03`, `2019-03-12`) in words: « 2019 », « mars 2019 », « 12 mars 2019 ». */
export function showPartialDate(language: Language, date: string): string {
  if (date.length <= 4) return date;
  const place = { language: language.code, timeZone: 'UTC' };
  const instant = new Date(date.length <= 7 ? `${date}-01` : date);
  if (date.length <= 7) return monthInWords(instant, place);
  const day = dayInWords(instant, place);
  return language.code === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** Making a format takes a hundred times as long as using it. */
const numbers = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it, with 2 decimals at most, in the digits of the devices: « 70,5 ». */
export function showNumber(language: Language, value: number): string {
  const digits = { numberingSystem: 'latn', maximumFractionDigits: 2, useGrouping: false };
  const format = numbers.get(language.code) ?? new Intl.NumberFormat(language.code, digits);
  numbers.set(language.code, format);
  return format.format(value);
}
