import type { Translate } from '../i18n.ts';

const space = '\u00a0';
/** Keeps « e-mail » on one line without being seen or spoken. */
const joiner = '\u2060';

/**
 * French wants a space before « ? ! : » and inside quotation marks, and an hour or a phone number on one line: these
 * spaces must not become the end of a line. Other languages are left as they are.
 */
export function withFrenchSpaces(language: string, translate: Translate): Translate {
  if (language !== 'fr') return translate;
  return (key, values) => keepTogether(translate(key, values));
}

function keepTogether(text: string): string {
  return text
    .replace(/ ([?!:»])/g, `${space}$1`)
    .replace(/\be-mail/g, `e-${joiner}mail`)
    .replace(/« /g, `«${space}`)
    .replace(/(\d) h (\d)/g, `$1${space}h${space}$2`)
    .replace(/\d\d(?: \d\d){2,}/g, digits => digits.replaceAll(' ', space));
}
