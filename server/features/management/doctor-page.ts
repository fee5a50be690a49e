import { z } from 'zod';
import {
  registeredDoctorOf,
  sameRightsOf,
  treatingDoctorOf,
  withdrawSameRights,
  withdrawTreatingDoctor,
} from '../../record/treating-doctor.ts';
import { professionalsNamed } from '../../registries/professionals-store.ts';
import { isRpps } from '../../registries/rpps.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { done, justDone, undo } from './done.ts';
import { personInWords } from './people.ts';
import { purposes } from './purposes.ts';

const pressed = z.string().optional();
const fields = z.object({ undo: pressed, withdraw: pressed, take: pressed });

/** « Mon médecin traitant »: who it is, who says so, what they can do, and who has the same rights. */
export const doctorPage: AnyPage<RecordState> = formPage<RecordState, z.infer<typeof fields>>({
  view: 'management/doctor',
  title: 'management:doctor.title',
  fields,
  back: ({ state }) => managementPath(state.access.recordId),
  model: modelOf,
  submit: async (visit, typed): Promise<Outcome> => {
    const { world, state } = visit;
    if (typed.undo !== undefined) return undo(visit, 'doctor');
    const changed: Outcome = { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
    if (typed.withdraw !== undefined) {
      const rpps = await withdrawTreatingDoctor(world, state.access);
      if (rpps === undefined) return changed;
      return done(visit, { page: 'doctor', what: 'doctor-withdrawn', rpps });
    }
    const rpps = typed.take ?? '';
    if (!isRpps(rpps) || !(await withdrawSameRights(world, state.access, rpps))) return changed;
    return done(visit, { page: 'doctor', what: 'rights-withdrawn', rpps });
  },
});

async function modelOf(visit: Visit<RecordState>): Promise<object> {
  const { world, state, href, t } = visit;
  const { access } = state;
  const doctor = await treatingDoctorOf(world, access);
  const registered = await registeredDoctorOf(world, access);
  const same = await sameRightsOf(world.db, access.recordId);
  const numbers = [doctor?.rpps, registered?.rpps, ...same.map(({ rpps }) => rpps)];
  const named = await professionalsNamed(
    world.db,
    numbers.flatMap(rpps => rpps ?? []),
  );
  const person = (rpps: string) => personInWords(visit, rpps, named.get(rpps));
  return {
    done: await justDone(visit, 'doctor'),
    doctor: doctor && { picture: 'treating-doctor', person: person(doctor.rpps), notes: [] },
    source: doctor?.source ?? '',
    since: doctor?.since ? showDate(visit, doctor.since) : '',
    registered: doctor?.source === 'patient' && registered ? person(registered.rpps).name : '',
    change: href(managementPath(access.recordId, purposes.doctor.path)),
    give: href(managementPath(access.recordId, purposes.rights.path)),
    same: same.map(({ rpps, since }) => ({
      picture: 'same-rights',
      person: person(rpps),
      notes: [t('management:rights.since', { date: showDate(visit, since) })],
      press: { name: 'take', value: rpps, text: t('management:rights.take') },
    })),
  };
}
