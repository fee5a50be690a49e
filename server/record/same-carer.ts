import { plainly } from './expected-documents.ts';

/** Who did something, and where; empty where it is not told. */
export interface Who {
  readonly carer: string;
  readonly place: string;
}

/** Words that name nobody: what somebody or a place is, and the small words of French. */
const namesNobody = new Set(
  (
    'dr docteur docteurs pr prof professeur m mr mme madame monsieur ide ' +
    'hopital hospitalier hospitaliere hopitaux hospit centre ctre ch chu chr chru clinique polyclinique etablissement ' +
    'laboratoire labo biologie analyses imagerie radiologie cabinet medical medicale medicaux medecine sante maison pole ' +
    'service unite groupe sel selarl selas scm sa le la les l de du des d et a au aux en'
  ).split(' '),
);

/** The words that name somebody and a place, as they are compared; none where nobody is named. */
export interface Names {
  readonly carer: readonly string[];
  readonly place: readonly string[];
}

/** Reads the names once, to compare them often. */
export function namesOf({ carer, place }: Who): Names {
  const wordsOf = (text: string): string[] =>
    plainly(text)
      .split(' ')
      .filter(word => word !== '' && !namesNobody.has(word));
  return { carer: wordsOf(carer), place: wordsOf(place) };
}

/** Whether two names are the same one: each word of the shorter is in the longer. Nothing when one of them names nobody. */
function isSameName(one: readonly string[], other: readonly string[]): boolean | undefined {
  if (one.length > other.length) return isSameName(other, one);
  return one.length === 0 ? undefined : one.every(word => other.includes(word));
}

/**
 * Whether two acts have the same author, as far as it is told: `same` when the professional or the place is; `other` when what
 * both of them tell differs; `unknown` when they tell nothing in common. Another doctor of the same hospital is the same author.
 */
export function compareNames(one: Names, other: Names): 'same' | 'other' | 'unknown' {
  const told = [isSameName(one.carer, other.carer), isSameName(one.place, other.place)];
  if (told.includes(true)) return 'same';
  return told.includes(false) ? 'other' : 'unknown';
}

/** Whether both name the same professional. */
export function isSameCarer(one: Names, other: Names): boolean {
  return isSameName(one.carer, other.carer) === true;
}
