import type { Language } from '../i18n.ts';
import { dayInWords, hourInWords } from '../messages/dates.ts';
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
