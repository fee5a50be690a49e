import { dropSeparators, toAsciiDigits } from './digits.ts';

export type NirError = 'empty' | 'too-short' | 'too-long' | 'letters' | 'month' | 'sex' | 'key';
export type NirResult = { ok: true; nir: string } | { ok: false; error: NirError };

const LENGTH = 15;
const BODY = /^\d{6}[\dAB]\d{6}$/;
/** The only letters: the second character of the department, for those born in Corsica from 1976 on. */
const CORSICA = /^\d{5}2[AB]/;

/** The number that is divided by 97: the letters of Corsica count as 2A → 19 and 2B → 18. */
function bodyAsNumber(body: string): number {
  if (!CORSICA.test(body)) return Number(body);
  const department = body.charAt(6) === 'A' ? '19' : '18';
  return Number(body.slice(0, 5) + department + body.slice(7));
}

/**
 * Takes the 13 first characters of a social-security number; gives its key, « 01 » to « 97 »:
 * 97 − (number mod 97). Throws a RangeError when they are not 13 well-formed characters.
 */
export function nirKey(body13: string): string {
  if (!BODY.test(body13) || (!CORSICA.test(body13) && /\D/.test(body13))) {
    throw new RangeError('The 13 characters before the key are digits, or hold 2A or 2B.');
  }
  return String(97 - (bodyAsNumber(body13) % 97)).padStart(2, '0');
}

/** 1 and 2 for good; 7 and 8 while provisional; 3 and 4 for people awaiting registration. */
const isSex = (digit: string): boolean => '123478'.includes(digit);

/** 01–12; 20–42 and 50–99 where the month of birth is not known or the civil record is incomplete. */
function isMonth(month: number): boolean {
  return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);
}

function hasStrayLetter(text: string): boolean {
  const rest = CORSICA.test(text) ? text.slice(0, 6) + text.slice(7) : text;
  return /\D/.test(rest);
}

function findError(text: string): NirError | null {
  if (text === '') return 'empty';
  if (hasStrayLetter(text)) return 'letters';
  if (text.length < LENGTH) return 'too-short';
  if (text.length > LENGTH) return 'too-long';
  if (!isSex(text.charAt(0))) return 'sex';
  if (!isMonth(Number(text.slice(3, 5)))) return 'month';
  return nirKey(text.slice(0, 13)) === text.slice(13) ? null : 'key';
}

/**
 * Takes a social-security number as somebody types it: any spaces, dots, dashes, invisible marks, digits of any
 * script, a small « a » or « b » for Corsica. Gives the 15 characters (13 + key) with nothing between them, or the
 * first mistake found. Linear in the length of what was typed.
 */
export function parseNir(typed: string): NirResult {
  const text = toAsciiDigits(dropSeparators(typed)).normalize('NFKC').toUpperCase();
  const error = findError(text);
  return error === null ? { ok: true, nir: text } : { ok: false, error };
}

/** Takes the 15 characters; gives them grouped as on the card: `2 79 03 51 215 189 89`. */
export function groupNir(nir: string): string {
  return nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
}
