import { toAsciiDigits } from './digits.ts';

export type PhoneError = 'empty' | 'letters' | 'landline' | 'length' | 'country';
export type EmailError = 'empty' | 'accent' | 'space' | 'form';

export type Parsed<E> =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly error: E };

const fail = <E>(error: E): Parsed<E> => ({ ok: false, error });

/**
 * Country codes of French mobile numbers by their first digits: the overseas departments and regions have their own
 * (numbering plan of the French regulator, Arcep, decision 2018-0881).
 */
const mobilePrefixes: readonly (readonly [RegExp, string])[] = [
  [/^0?690/, '+590'],
  [/^0?691/, '+590'],
  [/^0?694/, '+594'],
  [/^0?69[67]/, '+596'],
  [/^0?69[23]/, '+262'],
  [/^0?639(0[0-4]|[1-6]\d)/, '+262'],
  [/^0?[67]/, '+33'],
];

/**
 * Reads a mobile phone number as people type it: any script's digits, spaces, dots and dashes; French numbers with or
 * without their country code, others with it. Gives the international form (+33639980012), for messages.
 */
export function parsePhone(typed: string): Parsed<PhoneError> {
  const text = toAsciiDigits(typed.slice(0, 200)).replace(
    /[\s().\-\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    '',
  );
  if (text === '') return fail('empty');
  if (!/^(\+|00)?\d+$/.test(text)) return fail('letters');
  const international = text.replace(/^00/, '+');
  const french = /^\+33/.test(international) ? international.slice(3).replace(/^0/, '') : undefined;
  if (international.startsWith('+') && french === undefined) return parseForeign(international);
  return parseFrench(french ?? international);
}

function parseForeign(number: string): Parsed<PhoneError> {
  return /^\+[1-9]\d{7,14}$/.test(number) ? { ok: true, address: number } : fail('length');
}

function parseFrench(digits: string): Parsed<PhoneError> {
  const national = digits.replace(/^0/, '');
  if (/^[1-589]/.test(national) && national.length === 9) return fail('landline');
  const [, code] = mobilePrefixes.find(([prefix]) => prefix.test(national)) ?? [];
  if (code === undefined) return fail('country');
  return national.length === 9 ? { ok: true, address: `${code}${national}` } : fail('length');
}

/** Reads an e-mail address. Spaces around it are let go; inside, they are a mistake, as are accents. */
export function parseEmail(typed: string): Parsed<EmailError> {
  const text = typed.trim();
  if (text === '') return fail('empty');
  if (text.length > 254) return fail('form');
  if (/\s/.test(text)) return fail('space');
  if (/[\u0080-\uffff]/.test(text)) return fail('accent');
  const form =
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
  return form.test(text) ? { ok: true, address: text } : fail('form');
}
