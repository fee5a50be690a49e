import { type BirthDateError, parseBirthDate } from './birth-date.ts';
import { type EmailError, type PhoneError, parseEmail, parsePhone } from './contact-rules.ts';
import { type NirError, parseNir } from './nir.ts';
import type { NewPerson } from './register-store.ts';
import { isRpps } from './rpps.ts';

/** The columns that a file of people must have, and those it may have besides. */
export const requiredColumns = ['nir', 'family_name', 'given_name', 'sex', 'birth_date'] as const;
export const columns = [
  ...requiredColumns,
  ...(['email', 'phone', 'address', 'language', 'treating_doctor', 'children'] as const),
] as const;
export type Column = (typeof columns)[number];

type Read = Partial<NewPerson> | { readonly fault: string };

const fault = (text: string): Read => ({ fault: text });
const longestText = 100;
const mostAddressLines = 8;

/** What is wrong with a number, in the words of an import. */
export const nirFaults: Record<NirError, string> = {
  empty: 'is missing',
  'too-short': 'has fewer than the 15 characters of a number with its key',
  'too-long': 'has more than the 15 characters of a number with its key',
  letters: 'holds something else than digits',
  month: 'the month in it does not exist',
  sex: 'does not begin with 1, 2, 3, 4, 7 or 8',
  key: 'its key (the last 2 digits) does not fit the number',
};

const birthDateFaults: Record<BirthDateError, string> = {
  empty: 'is missing',
  'not-a-date': 'this date does not exist',
  'year-digits': 'the year needs 4 digits',
  'in-the-future': 'is in the future',
  'too-old': 'is too long ago',
};

const emailFaults: Record<EmailError, string> = {
  empty: 'is missing',
  accent: 'holds an accent',
  space: 'holds a space',
  form: 'is not an e-mail address',
};

const phoneFaults: Record<PhoneError, string> = {
  empty: 'is missing',
  letters: 'holds something else than digits',
  landline: 'is not a mobile number; leave it empty if there is none',
  length: 'is too short or too long',
  country: 'is not a French mobile number; write others with + and their country code',
};

/**
 * Reads the value of each column as what it tells of a person, or says what is wrong with it without repeating it.
 * An empty value tells that there is none; a language is then not told. `today` is a day, YYYY-MM-DD.
 */
export const readers: Readonly<Record<Column, (text: string, today: string) => Read>> = {
  nir: text => {
    const read = parseNir(text);
    return read.ok ? { nir: read.nir } : fault(nirFaults[read.error]);
  },
  family_name: text => readName(text, familyName => ({ familyName })),
  given_name: text => readName(text, givenName => ({ givenName })),
  sex: text => {
    const sex = text.toUpperCase();
    return sex === 'F' || sex === 'M' ? { sex } : fault('is F or M');
  },
  birth_date: readBirthDate,
  email: text => {
    if (text === '') return { email: null };
    const read = parseEmail(text);
    return read.ok ? { email: read.address } : fault(emailFaults[read.error]);
  },
  phone: text => {
    if (text === '') return { phone: null };
    const read = parsePhone(text);
    return read.ok ? { phone: read.address } : fault(phoneFaults[read.error]);
  },
  address: readAddress,
  language: text => {
    if (text === '') return {};
    return /^[a-z]{2,3}(-[a-z]{2}|-[a-z]{4})?$/i.test(text)
      ? { language: Intl.getCanonicalLocales(text)[0] ?? text }
      : fault('is a code such as fr or ar');
  },
  treating_doctor: text => {
    if (text === '') return { treatingDoctor: null };
    return isRpps(text) ? { treatingDoctor: text } : fault('is not an RPPS number (11 digits)');
  },
  children: readChildren,
};

/** Spaces of any kind count as one, and a letter with its accent is one character, whatever wrote the file. */
export const tidy = (text: string): string => text.trim().replace(/\s+/gu, ' ').normalize('NFC');

function readName(text: string, named: (name: string) => Partial<NewPerson>): Read {
  const name = tidy(text);
  if (name === '') return fault('is missing');
  if (name.length > longestText) return fault(`is longer than ${longestText} characters`);
  return /\p{L}/u.test(name) ? named(name) : fault('holds no letter');
}

function readBirthDate(text: string, today: string): Read {
  const read = readDay(text, today);
  return 'fault' in read ? read : { birthDate: read.day };
}

/** Reads a day that is not after `today` (YYYY-MM-DD), or says what is wrong with it without repeating it. */
export function readDay(text: string, today: string): { readonly day: string } | { readonly fault: string } {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [, otherDay, otherMonth, otherYear] = /^(\d\d?)\/(\d\d?)\/(\d+)$/.exec(text) ?? [];
  const typed = { day: day ?? otherDay, month: month ?? otherMonth, year: year ?? otherYear };
  if (text === '') return { fault: birthDateFaults.empty };
  if (typed.day === undefined || typed.month === undefined || typed.year === undefined) {
    return { fault: 'is written YYYY-MM-DD or DD/MM/YYYY' };
  }
  const read = parseBirthDate({ day: typed.day, month: typed.month, year: typed.year }, today);
  return read.ok ? { day: read.date } : { fault: birthDateFaults[read.error] };
}

function readAddress(text: string): Read {
  const address = text
    .split('|')
    .map(tidy)
    .filter(line => line !== '');
  if (address.length > mostAddressLines) return fault(`has more than ${mostAddressLines} lines`);
  if (address.some(line => line.length > longestText)) {
    return fault(`has a line longer than ${longestText} characters`);
  }
  return { address };
}

function readChildren(text: string): Read {
  const read = text
    .split(/[\s|]+/)
    .filter(part => part !== '')
    .map(parseNir);
  const numbers = read.flatMap(one => (one.ok ? [one.nir] : []));
  if (numbers.length < read.length) {
    return fault('a number in it is wrong; each is 15 characters without spaces, the key included');
  }
  return { children: [...new Set(numbers)] };
}
