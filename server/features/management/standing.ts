import { blockedOf } from '../../record/blocking.ts';
import { sameRightsOf, treatingDoctorOf } from '../../record/treating-doctor.ts';
import type { Visit } from '../../web/context.ts';
import type { PersonState } from './state.ts';

/** What the professional who was chosen is to the patient, before anything is done. */
interface StandingOfPerson {
  readonly isDoctor: boolean;
  readonly isBlocked: boolean;
  readonly hasSameRights: boolean;
}

/** Reads it. */
export async function standingOf({ world, state }: Visit<PersonState>): Promise<StandingOfPerson> {
  const { recordId } = state.access;
  const { rpps } = state.person;
  const isThem = (one: { rpps: string }): boolean => one.rpps === rpps;
  const doctor = await treatingDoctorOf(world, state.access);
  return {
    isDoctor: doctor?.rpps === rpps,
    isBlocked: (await blockedOf(world.db, recordId)).some(isThem),
    hasSameRights: (await sameRightsOf(world.db, recordId)).some(isThem),
  };
}
