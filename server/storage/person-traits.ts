import { z } from 'zod';
import { wordsOf } from './alike.ts';

/** By what somebody is known whose number is not at hand. `birthDate`: YYYY-MM-DD. */
export const traitsSchema = z.object({
  familyName: z.string(),
  givenName: z.string(),
  birthDate: z.string(),
});
export type Traits = z.infer<typeof traitsSchema>;

/**
 * The text whose fingerprint finds a person by their traits: without accents, capitals and signs, and with the first of
 * the given names alone, for people are called by it. Whoever searches compares the others themselves (`fitsTraits`).
 */
export function traitsText({ familyName, givenName, birthDate }: Traits): string {
  const [first = ''] = wordsOf(givenName);
  return JSON.stringify([wordsOf(familyName).join(''), first, birthDate]);
}

/** Whether somebody has these traits: all given names that are told are theirs, in their order. */
export function fitsTraits(person: Traits, told: Traits): boolean {
  const names = wordsOf(person.givenName);
  return (
    traitsText(person) === traitsText(told) && wordsOf(told.givenName).every((word, at) => word === names[at])
  );
}
