import { referenceFolder } from '../../identity/accounts.ts';
import { todayIn } from '../../identity/calendar.ts';
import { recordOf } from '../../record/records.ts';
import { allExercises, type NamedExercise } from '../../registries/exercises-store.ts';
import { readDemoPeople } from '../../registries/population.ts';
import { professions } from '../../registries/specialties.ts';
import type { CarerState } from '../../web/carer-visit.ts';
import { carerLine, doesOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import type { Page } from '../../web/pages.ts';
import { professionName } from '../../web/profession-words.ts';
import { actingPath } from './state.ts';

/** Everybody of the demo directory, by profession. */
export const professionalsPage: Page<undefined> = {
  view: 'acting/professionals',
  title: 'acting:professionals.title',
  back: () => '/demo',
  model: async visit => {
    const all = await allExercises(visit.world.db);
    const groups = professions.flatMap(({ system, code }) => {
      const people = all.filter(({ profession }) => profession.system === system && profession.code === code);
      const name = professionName(visit.t, { system, code });
      return people.length === 0 ? [] : [{ name, people: people.map(one => rowOf(visit, one)) }];
    });
    return { groups };
  },
};

function rowOf(visit: Visit, exercise: NamedExercise) {
  const { name, place } = exercise;
  return { name, place, does: doesOf(visit, exercise), href: visit.href(actingPath(exercise)) };
}

/** The demo people who have a record: whoever is played, all of them. */
export const patientsPage: Page<CarerState> = {
  view: 'acting/patients',
  title: 'acting:patients.title',
  back: () => '/demo/professionnels',
  model: async visit => ({ played: carerLine(visit), patients: await patients(visit) }),
};

async function patients({ world, state, href }: Visit<CarerState>) {
  const found: { name: string; href: string }[] = [];
  for (const { nir, givenNames, familyName } of readDemoPeople(referenceFolder, todayIn(world))) {
    const person = await world.register.findByNir(nir);
    const record = person && (await recordOf(world, person.id));
    if (record?.status !== 'open') continue;
    found.push({
      name: `${givenNames.join(' ')} ${familyName}`,
      href: href(actingPath(state.exercise, `/${record.id}`)),
    });
  }
  return found;
}
