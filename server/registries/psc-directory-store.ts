import { noteWordsOf } from '../storage/directory-words.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { regionOf } from './departments.ts';
import { isSameExercise } from './directory/same-exercise.ts';
import type { PscPerson, PscPractice } from './psc-claims.ts';

/** Why somebody whom Pro Santé Connect has recognised cannot work here. */
export type NoPlace = 'no-number' | 'no-profession';

/**
 * Finds in the directory the places of somebody whom Pro Santé Connect has just recognised, and writes there what it did
 * not know yet: Pro Santé Connect reads the national directory, of which this one is a copy. Returns the ids of the
 * exercises, in the order of the answer. A profession of one person is one: places of another are left out.
 */
export async function placesOf(
  trx: Trx,
  world: World,
  person: PscPerson,
): Promise<{ readonly rpps: string; readonly exercises: readonly string[] } | NoPlace> {
  const { rpps } = person;
  const [first] = person.practices;
  if (rpps === undefined) return 'no-number';
  if (first === undefined) return 'no-profession';
  const { system, code } = await professionIn(trx, person, { rpps, first });
  const practices = person.practices.filter(
    ({ profession }) => profession.system === system && profession.code === code,
  );
  const exercises: string[] = [];
  for (const practice of practices) exercises.push(await placeIn(trx, world, { rpps, practice }));
  if (exercises.length === 0) return 'no-profession';
  return { rpps, exercises: [...new Set(exercises)] };
}

async function professionIn(
  trx: Trx,
  person: PscPerson,
  { rpps, first }: { rpps: string; first: PscPractice },
): Promise<PscPractice['profession']> {
  const regulates = person.regulates ? 1 : 0;
  // A token that does not tell takes nothing away: the same person may answer a call in the meantime.
  const isNews = person.regulates !== undefined;
  const known = await trx.selectFrom('professional').selectAll().where('rpps', '=', rpps).executeTakeFirst();
  if (known !== undefined) {
    if (isNews && known.medical_regulation !== regulates)
      await trx
        .updateTable('professional')
        .set({ medical_regulation: regulates })
        .where('rpps', '=', rpps)
        .execute();
    return { system: known.profession_system, code: known.profession } as PscPractice['profession'];
  }
  const { familyName: family_name, givenName: given_name } = person;
  const { system: profession_system, code: profession } = first.profession;
  const row = { rpps, family_name, given_name, profession_system, profession, medical_regulation: regulates };
  await trx
    .insertInto('professional')
    .values({ ...row, medical_regulation: person.regulates ? 1 : 0 })
    .execute();
  return first.profession;
}

/** The exercise of a practice: by the structure's identifier, or by its name and town; made when there is none. */
async function placeIn(
  trx: Trx,
  world: World,
  { rpps, practice }: { rpps: string; practice: PscPractice },
): Promise<string> {
  const known = await trx.selectFrom('exercise').selectAll().where('rpps', '=', rpps).execute();
  const { structure, structureId, postcode, specialty } = practice;
  const told = { specialty, structure, postcode, structureId: structureId || null };
  const found = known.find(one => isSameExercise({ ...one, structureId: one.structure_id }, told));
  if (found !== undefined) return found.id;
  const id = newId(world.random);
  const region = regionOf({ department: '', postcode });
  const place = { structure, postcode, town: practice.town, region, structure_id: structureId || null };
  await trx
    .insertInto('exercise')
    .values({ id, rpps, specialty, ...place })
    .execute();
  await noteWordsOf(trx, rpps);
  return id;
}
