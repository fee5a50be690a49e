import { dropSeparators, toAsciiDigits } from '../registries/digits.ts';

/** Gives that many random bytes: the world's randomness, `node:crypto` outside tests. */
export type Random = (bytes: number) => Uint8Array;
export type CreationCodeError = 'empty' | 'too-short' | 'too-long' | 'characters';

const IDENTIFIER_LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '0123456789';
const WORDS = 4;
const CODE_LENGTH = 12;
const CODE_ALPHABET = 'ADEFGHJKMNPRTVWXY2345789';

/** What nobody wants to read on their paper; drawn again. */
const UNPLEASANT = new Set(
  'anus caca crap cuck cunt damn dead fuck gaze naze pede pets pute rape sexe suce suck tare teub tuer tuez zeub'.split(
    ' ',
  ),
);

/**
 * Of each family of look-alikes one character is in the alphabet, the one the others mean: O, 0, Q → D; I, 1, L →
 * 7 (a 1 written with its flag); S → 5; Z → 2; B → 8; C, 6 → G; U → V. As the others never occur in a code, nothing
 * is lost. The Cyrillic letters are those a keyboard left in Ukrainian or Russian gives for the same shape.
 */
const LOOK_ALIKES: Record<string, string> = Object.fromEntries(
  ['OD', '0D', 'QD', 'I7', '17', 'L7', '|7', 'S5', 'Z2', 'B8', 'CG', '6G', 'UV']
    .concat(['АA', 'В8', 'ЕE', 'КK', 'МM', 'НH', 'РP', 'СG', 'ТT', 'ХX', 'УY', 'ОD', 'І7', 'Ѕ5', 'ЈJ', 'З3'])
    .map(pair => [pair.charAt(0), pair.charAt(1)]),
);

/** A whole number from 0 to below − 1, each as likely: a draw past the last full round is thrown away. */
function draw(random: Random, below: number): number {
  const fair = Math.floor(2 ** 32 / below) * below;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const bytes = random(4);
    const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    if (value < fair) return value % below;
  }
  throw new Error('The randomness gives the same bytes over and over.');
}

function pick(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(draw(random, alphabet.length))).join('');
}

/**
 * Takes randomness; gives an identifier: 4 letters without i, l and o, then 4 digits. 2.8 thousand million of them;
 * it is a name and not a secret. The caller makes sure that nobody has it yet.
 */
export function makeIdentifier(random: Random): string {
  let letters = pick(random, IDENTIFIER_LETTERS, 4);
  while (UNPLEASANT.has(letters)) letters = pick(random, IDENTIFIER_LETTERS, 4);
  return letters + pick(random, DIGITS, 4);
}

/**
 * Takes randomness and the easy words; gives 4 different ones joined by dashes. With 1,296 words 41 bits: enough for
 * one use within 30 days behind limited tries. Throws a RangeError with fewer than 4 words.
 */
export function makeInitialPassword(random: Random, words: readonly string[]): string {
  const left = [...new Set(words)];
  if (left.length < WORDS) throw new RangeError('An initial password needs 4 different words at least.');
  return Array.from({ length: WORDS }, () => left.splice(draw(random, left.length), 1).join('')).join('-');
}

/** Takes randomness; gives a creation code: 12 characters out of 24, 55 bits. */
export function makeCreationCode(random: Random): string {
  return pick(random, CODE_ALPHABET, CODE_LENGTH);
}

/**
 * Takes randomness; gives the receipt number of a message to the operator: 8 characters in 2 groups, `K7PM-2RTX`. It is
 * a name and not a secret. The caller makes sure that no other message has it.
 */
export function makeReceiptNumber(random: Random): string {
  return `${pick(random, CODE_ALPHABET, 4)}-${pick(random, CODE_ALPHABET, 4)}`;
}

/** The same for a question or a complaint, which looks different so that nobody takes one for the other: `K7P-M2R-TX4`. */
export function makeComplaintNumber(random: Random): string {
  return [1, 2, 3].map(() => pick(random, CODE_ALPHABET, 3)).join('-');
}

/**
 * Takes a creation code as typed; gives the 12 characters it means. Case, spaces, dashes, digits of any script and
 * look-alikes are forgiven. What cannot be a code stays different from every code (`findCreationCodeError` says why),
 * and is cut after 13 characters, so that nobody makes the site hash a megabyte.
 */
export function normaliseCreationCode(typed: string): string {
  const plain = toAsciiDigits(dropSeparators(typed)).normalize('NFKC').toUpperCase();
  const meant = [...plain.slice(0, (CODE_LENGTH + 1) * 2)].map(
    character => LOOK_ALIKES[character] ?? character,
  );
  return meant.slice(0, CODE_LENGTH + 1).join('');
}

/** Takes a creation code as typed; gives null when it has the form of one, or what is wrong with the form. */
export function findCreationCodeError(typed: string): CreationCodeError | null {
  const meant = [...normaliseCreationCode(typed)];
  if (meant.length === 0) return 'empty';
  if (meant.some(character => !CODE_ALPHABET.includes(character))) return 'characters';
  if (meant.length < CODE_LENGTH) return 'too-short';
  return meant.length > CODE_LENGTH ? 'too-long' : null;
}

/** Takes a code; gives it in groups of 4 for the eye: `ADEF GHJK MNPR`. */
export function groupCode(code: string): string {
  return code.replace(/(.{4})(?=.)/gu, '$1 ');
}

/** Takes randomness and a number of digits, 6 to 8 (`CODE_DIGITS`); gives a one-time code, zeros first kept. */
export function makeOneTimeCode(random: Random, digits: number): string {
  if (!Number.isInteger(digits) || digits < 6 || digits > 8)
    throw new RangeError('A one-time code has 6 to 8 digits.');
  return pick(random, DIGITS, digits);
}

/** Takes a code of digits as typed; gives it with 0–9 and no spaces, dashes or marks. Other characters are kept. */
export function normaliseDigits(typed: string): string {
  return toAsciiDigits(dropSeparators(typed));
}
