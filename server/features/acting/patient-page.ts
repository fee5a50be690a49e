import { referenceFolder } from '../../identity/accounts.ts';
import { todayIn } from '../../identity/calendar.ts';
import { readDemoPeople } from '../../registries/population.ts';
import { type CaringState, carerLine, caringPath } from '../../web/caring.ts';
import type { Page } from '../../web/pages.ts';

/** « Voir du côté du patient »: how to sign in as the patient, and what to look at there. */
export const patientPage: Page<CaringState> = {
  view: 'acting/patient',
  title: 'acting:patient.title',
  back: ({ state }) => caringPath(state),
  model: visit => {
    const { world, state, href } = visit;
    const people = readDemoPeople(referenceFolder, todayIn(world));
    const found = people.find(({ nir }) => nir === state.patient.nir);
    return {
      played: carerLine(visit),
      identifier: found?.identifier ?? '',
      password: found?.password ?? '',
      signIn: href('/connexion'),
      messages: href('/demo/messages'),
    };
  },
};
