import { toAsciiDigits } from '../registries/digits.ts';

/** Accents of Latin and Greek letters, vowel marks of Arabic: what a person leaves out without noticing. */
const ACCENTS = /[\u0300-\u036f\u064b-\u065f]/g;

/** Keys and characters that follow each other; each is read in both directions. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'a1z2e3r4t5y6u7i8o9p0',
  'q1w2e3r4t5y6u7i8o9p0',
  '1a2b3c4d5e6f7g8h9i0j',
  'aqwzsxedcrfvtgbyhnuj',
  'qazwsxedcrfvtgbyhnujm',
  '1qaz2wsx3edc4rfv5tgb',
  '147258369',
].flatMap(row => [row, [...row].reverse().join('')]);

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Shorter runs are found in words too (« tre », « def »). */
const SHORTEST_RUN = 3;
/** A pattern of fewer characters, said again and again, is worth no more than said once. */
const LONGEST_UNIT = 7;
const FEWEST_DIFFERENT = 5;

/** Takes a text; gives what it is compared by: no capitals, no accents, ligatures undone, digits as 0–9. */
export function fold(text: string): string {
  const plain = toAsciiDigits(text.normalize('NFKC')).toLowerCase().normalize('NFD').replace(ACCENTS, '');
  return plain.replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFC');
}

/** Takes a folded text; gives its letters (with their signs) and digits only. */
export function squeeze(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Takes a folded text; gives it with the usual disguises taken off: `p@ssw0rd` → `password`. */
export function undisguise(folded: string): string {
  return [...folded].map(character => LEET[character] ?? character).join('');
}

/** Takes a text; tells whether it is one short pattern said again and again, or made of very few characters. */
export function isRepetitive(text: string): boolean {
  const characters = [...text];
  if (new Set(characters).size < FEWEST_DIFFERENT) return true;
  for (let unit = 1; unit <= LONGEST_UNIT && unit * 2 <= characters.length; unit += 1) {
    if (characters.every((character, index) => index < unit || character === characters[index - unit]))
      return true;
  }
  return false;
}

function runLength(text: string, row: string): number {
  const start = row.indexOf(text.slice(0, SHORTEST_RUN));
  if (start < 0 || text.length < SHORTEST_RUN) return 0;
  let length = SHORTEST_RUN;
  while (length < text.length && text.charAt(length) === row.charAt(start + length)) length += 1;
  return length;
}

/** Takes a squeezed text; tells whether it is nothing but runs of the alphabet, of digits or of a keyboard. */
export function isSequence(text: string): boolean {
  let rest = text;
  while (rest.length >= SHORTEST_RUN) {
    const run = Math.max(...ROWS.map(row => runLength(rest, row)));
    if (run === 0) return false;
    rest = rest.slice(run);
  }
  return rest.length < text.length;
}
