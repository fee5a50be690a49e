import { parseNir } from '../../registries/nir.ts';
import type { InsuredPerson } from '../../registries/register.ts';
import type { CdaDate, CdaPatient } from './model.ts';

/** What a document says of its patient that is not so of the person whose record it is in. */
export interface OtherPerson {
  readonly name?: string;
  readonly birth?: CdaDate;
  /** It holds another number; which one is nobody's business here. */
  readonly hasOtherNumber: boolean;
}

export type Owner = Pick<InsuredPerson, 'familyName' | 'givenName' | 'birthDate' | 'nir'>;

/** Nothing can be said (`unknown`) of what one of the two does not tell, or writes in another script. */
type Match = 'same' | 'other' | 'unknown';

/**
 * Compares the patient of a document with the owner of a record; nothing when they may be the same. The number decides
 * where it is theirs. Numbers for tests never tell two people apart. A given name and a full date of birth that are
 * the same outweigh another family name, which may be the one in use, and outweigh another number, which may be the
 * provisional one, where the family name is the same as well.
 */
export function otherPerson(patient: CdaPatient, owner: Owner): OtherPerson | undefined {
  const numbers = patient.identifiers.filter(({ kind, isWrong }) => kind !== 'other' && !isWrong);
  if (numbers.some(({ value }) => isNumber(value, owner.nir))) return undefined;
  const birth = birthMatch(patient.birth, owner.birthDate);
  const isDay = patient.birth?.precision === 'day' || patient.birth?.precision === 'minute';
  const name = nameMatch(patient, owner, birth === 'same' && isDay);
  const isKnown = name === 'same' && birth === 'same';
  const hasOtherNumber = !isKnown && numbers.some(({ kind }) => kind === 'ins');
  if (name !== 'other' && birth !== 'other' && !hasOtherNumber) return undefined;
  return {
    ...(name === 'other' && patient.name.text !== undefined && { name: patient.name.text }),
    ...(birth === 'other' && patient.birth !== undefined && { birth: patient.birth }),
    hasOtherNumber,
  };
}

function isNumber(value: string, nir: string): boolean {
  const read = parseNir(value);
  return read.ok && read.nir === nir;
}

/** As far as both are known: 1985 is the year of 1985-07-03. */
function birthMatch(birth: CdaDate | undefined, own: string): Match {
  if (birth === undefined || birth.precision === 'wrong' || own === '') return 'unknown';
  const day = birth.value.slice(0, 10);
  return own.startsWith(day) ? 'same' : 'other';
}

function nameMatch({ name }: CdaPatient, owner: Owner, isSameBirth: boolean): Match {
  const words = wordsOf(`${name.text ?? ''} ${name.used ?? ''}`);
  const family = wordsOf(owner.familyName);
  const given = wordsOf(owner.givenName);
  if (words.length === 0 || family.length === 0 || given.length === 0) return 'unknown';
  const hasFamily = family.every(word => words.includes(word)) || isWithin(family, words);
  const hasGiven = given.some(word => words.includes(word)) || isWithin(given, words);
  if (hasFamily && (hasGiven || words.length === family.length)) return 'same';
  return hasGiven && (isSameBirth || words.length === 1) ? 'same' : 'other';
}

/** « DE LA TOUR » is « Delatour ». A short name could be within any other. */
function isWithin(name: readonly string[], words: readonly string[]): boolean {
  const text = name.join('');
  return text.length >= 5 && words.join('').includes(text);
}

const titles = new Set(['m', 'mr', 'mme', 'mlle', 'dr', 'pr', 'monsieur', 'madame', 'mademoiselle']);

/** The words of a name, without accents, capitals and signs. Only Latin letters: other scripts cannot be compared. */
function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = plain.replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss');
  return letters.split(/[^\p{Script=Latin}]+/u).filter(word => word !== '' && !titles.has(word));
}
