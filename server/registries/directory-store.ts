import { noteWords } from '../storage/directory-words.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import type { DemoProfessional } from './population.ts';

/** Adds a professional of the demo population, with the places where they work and the words they are found by. */
export async function putProfessional(trx: Trx, world: World, professional: DemoProfessional): Promise<void> {
  await trx
    .insertInto('professional')
    .values({
      rpps: professional.rpps,
      family_name: professional.familyName,
      given_name: professional.givenName,
      profession_system: professional.professionSystem,
      profession: professional.professionCode,
      medical_regulation: professional.medicalRegulation ? 1 : 0,
    })
    .execute();
  for (const exercise of professional.exercises) {
    await trx
      .insertInto('exercise')
      .values({
        id: newId(world.random),
        rpps: professional.rpps,
        specialty: exercise.specialtyCode,
        structure: exercise.structureName,
        postcode: exercise.postcode,
        town: exercise.town,
        region: exercise.region,
        structure_id: null,
      })
      .execute();
  }
  await noteWords(trx, {
    rpps: professional.rpps,
    names: [professional.familyName, professional.givenName],
    places: professional.exercises.flatMap(({ structureName, town, postcode }) => [
      structureName,
      town,
      postcode,
    ]),
  });
}
