import type { Translate } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import { keepLast, nameOf } from '../storage/keep-last.ts';

const space = '\u00a0';
/** Keeps « e-mail » on one line without being seen or spoken. */
const joiner = '\u2060';

/** The texts without values, which are always the same, as they are shown. */
const settled = new Map<LocaleKey, string>();
/** Those with values that were shown last, in every language: putting values in takes microseconds each. */
const filled = keepLast<string>(500);

/**
 * French wants a space before « ? ! : » and inside quotation marks, and an hour, a phone number or « 60 jours » on one
 * line: these spaces must not become the end of a line. Other languages are left as they are.
 */
export function withFrenchSpaces(language: string, translate: Translate): Translate {
  return (key, values) => {
    const make = (): string => keepTogether(language, translate(key, values));
    if (values !== undefined) return filled(nameOf(`${language} ${key}`, values), make);
    if (language !== 'fr') return translate(key);
    const text = settled.get(key) ?? make();
    settled.set(key, text);
    return text;
  };
}

/** Keeps together what French keeps on one line, in a text that does not come by a translator of its own. */
export function keepTogether(language: string, text: string): string {
  if (language !== 'fr') return text;
  return text
    .replace(/ ([?!:»])/g, `${space}$1`)
    .replace(/\be-mail/g, `e-${joiner}mail`)
    .replace(/« /g, `«${space}`)
    .replace(/(\d) h (\d)/g, `$1${space}h${space}$2`)
    .replace(/(\d) (?=\p{Ll})/gu, `$1${space}`)
    .replace(/\d\d(?: \d\d){2,}/g, digits => digits.replaceAll(' ', space));
}
