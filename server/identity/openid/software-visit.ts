import { exerciseNamed, type NamedExercise } from '../../registries/exercises-store.ts';
import { PscClaimsError, readPscClaims } from '../../registries/psc-claims.ts';
import { type NoPlace, placesOf } from '../../registries/psc-directory-store.ts';
import { type Limit, takeFromLimit } from '../../storage/limits.ts';
import { minute } from '../../storage/time.ts';
import type { World } from '../../world.ts';

/** Somebody who works through the pages of a program asks less than once a second. */
const requests: Limit = { name: 'software-requests', most: 300, window: 5 * minute };

/** Where a professional says that they work now, of the places that the token names: by the structure and the specialty. */
export interface Wanted {
  readonly structure: string | undefined;
  readonly specialty: string | undefined;
}

/** Why a token names nobody who works here. `several`: it names more places than one, and none was chosen. */
export type NoVisit = NoPlace | 'no-person' | 'several';

/**
 * Who a program works for, and in which of their places: `told` is what the token says of them, as Pro Santé Connect does.
 */
export async function visitOfSoftware(
  world: World,
  told: unknown,
  wanted: Wanted,
): Promise<NamedExercise | NoVisit> {
  const person = personIn(told);
  if (person === undefined) return 'no-person';
  const practices = person.practices.filter(
    ({ structure, structureId, specialty }) =>
      (wanted.structure === undefined || [structure, structureId].includes(wanted.structure)) &&
      (wanted.specialty === undefined || specialty === wanted.specialty),
  );
  if (practices.length === 0 && person.practices.length > 0) return 'several';
  const places = await world.db.transaction().execute(trx => placesOf(trx, world, { ...person, practices }));
  if (typeof places === 'string') return places;
  const [exercise, ...others] = places.exercises;
  if (exercise === undefined || others.length > 0) return 'several';
  return (await exerciseNamed(world.db, exercise)) ?? 'no-person';
}

function personIn(told: unknown) {
  try {
    return readPscClaims(told);
  } catch (error) {
    if (error instanceof PscClaimsError) return undefined;
    throw error;
  }
}

/** Counts a request of a professional's programs. Says whether there were not too many. */
export async function admitSoftware(world: World, rpps: string): Promise<boolean> {
  return world.db.transaction().execute(trx => takeFromLimit(trx, world, { limit: requests, who: rpps }));
}
