import type { Caring } from '../record/care-trace.ts';
import type { InsuredPerson } from '../registries/register.ts';
import { authorCode } from '../registries/specialties.ts';
import type { CarerState } from './carer-visit.ts';
import type { Visit } from './context.ts';
import { specialtyName, type Words } from './profession-words.ts';

/*
 * A professional before one record: on their own side, where they have signed in, and on a demo site, where anybody plays
 * them. The pages are the same (features/care); who is there and under which address is for each side to say.
 */

/** What a page knows of a professional before one record. */
export interface CaringState extends CarerState {
  readonly who: Caring;
  readonly patient: InsuredPerson;
  /** The path, after the language, under which the pages of this record stand, and of the page before them. */
  readonly base: string;
  readonly before: string;
  /** Somebody plays the professional on a demo site. */
  readonly isPlayed: boolean;
}

/** Reads from the path which record it is. @throws Problem 404 for one that is not there for this professional */
export type LoadCaring = (visit: Visit) => Promise<CaringState>;

/** The path of a page before one record. */
export const caringPath = ({ base }: Pick<CaringState, 'base'>, rest = ''): string => `${base}${rest}`;

/** What somebody does, in plain words. */
export function doesOf(
  { t }: Pick<Visit, 't'>,
  { profession, specialty }: Pick<CarerState['exercise'], 'profession' | 'specialty'>,
): Words {
  return specialtyName(t, authorCode(profession, specialty));
}

/** Those who have a picture of their own, by the code of their profession. */
const pictures: Readonly<Record<string, string>> = { '10': 'doctor', '21': 'pharmacist', '60': 'nurse' };

/** Who is there, for the line that every page begins with. */
export function carerLine(visit: Visit<CarerState & { readonly isPlayed?: boolean }>) {
  const { exercise, isPlayed = true } = visit.state;
  const { name, place, profession } = exercise;
  const picture = (profession.system === 'TRE_G15' && pictures[profession.code]) || 'person';
  const word = visit.t(isPlayed ? 'acting:played' : 'portal:home.who');
  return { name, place, picture, word, does: doesOf(visit, exercise) };
}

export const nameOf = ({ givenName, familyName }: InsuredPerson): string => `${givenName} ${familyName}`;
