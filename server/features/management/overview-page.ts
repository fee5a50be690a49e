import { blockedOf } from '../../record/blocking.ts';
import { consentsOf } from '../../record/consents.ts';
import { isAllowed } from '../../record/permits.ts';
import { treatingDoctorOf } from '../../record/treating-doctor.ts';
import { professionalNamed } from '../../registries/professionals-store.ts';
import type { Page } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { justDone } from './done.ts';
import { personInWords } from './people.ts';

/** « Gestion du DMP »: one tile for each thing that can be decided. */
export const overviewPage: Page<RecordState> = {
  view: 'management/overview',
  title: 'management:hub.title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: async visit => {
    const { world, state, href } = visit;
    const { access } = state;
    const doctor = await treatingDoctorOf(world, access);
    const named = doctor && (await professionalNamed(world.db, doctor.rpps));
    return {
      done: await justDone(visit, 'hub'),
      isOwn: isAllowed(world, access, 'own'),
      blocked: (await blockedOf(world.db, access.recordId)).length,
      consents: (await consentsOf(world.db, access.recordId)).length,
      doctor: doctor === undefined ? '' : personInWords(visit, doctor.rpps, named).name,
      emergencyPath: href(`/dmp/${access.recordId}/urgence`),
      blockedPath: href(managementPath(access.recordId, '/acces-bloques')),
      doctorPath: href(managementPath(access.recordId, '/medecin-traitant')),
      consentsPath: href(managementPath(access.recordId, '/professionnels')),
      seeAsPath: href(`/dmp/${access.recordId}/voir-comme`),
      closePath: href(managementPath(access.recordId, '/fermer')),
    };
  },
};
