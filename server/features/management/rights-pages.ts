import { z } from 'zod';
import {
  declareTreatingDoctor,
  type Given,
  giveSameRights,
  treatingDoctorOf,
} from '../../record/treating-doctor.ts';
import { isDoctor, professionalNamed } from '../../registries/professionals-store.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import { done } from './done.ts';
import { personInWords } from './people.ts';
import { purposes } from './purposes.ts';
import { standingOf } from './standing.ts';
import type { PersonState } from './state.ts';

type Kind = 'doctor' | 'rights';

/** What follows from making somebody the treating doctor, or from giving the same rights, before it is done. */
export function rightsPage(kind: Kind): AnyPage<PersonState> {
  return formPage<PersonState, object>({
    view: 'management/rights',
    title: purposes[kind].title,
    fields: z.object({}),
    back: ({ state }) => managementPath(state.access.recordId, purposes[kind].path),
    model: async visit => {
      const { world, state, href } = visit;
      const { recordId } = state.access;
      const { rpps } = state.person;
      if (kind === 'doctor' && !isDoctor(state.person)) throw new Problem(404);
      const now = await treatingDoctorOf(world, state.access);
      const { isDoctor: isAlready, isBlocked, hasSameRights } = await standingOf(visit);
      const isSame = kind === 'rights' && hasSameRights;
      const { name } = personInWords(
        visit,
        now?.rpps ?? '',
        now && (await professionalNamed(world.db, now.rpps)),
      );
      return {
        kind,
        scene: purposes[kind].scene,
        person: personInWords(visit, rpps, state.person),
        ...{ isAlready, isSame, isBlocked },
        before: kind === 'doctor' && now ? name : '',
        keep: href(managementPath(recordId, purposes[kind].back)),
      };
    },
    submit: visit => carryOut(visit, kind),
  });
}

async function carryOut(visit: Visit<PersonState>, kind: Kind): Promise<Outcome> {
  const { world, state } = visit;
  const { rpps } = state.person;
  const now = await treatingDoctorOf(world, state.access);
  const act = kind === 'doctor' ? declareTreatingDoctor : giveSameRights;
  const is: Given = await act(world, state.access, rpps);
  if (is === 'unknown') throw new Problem(404);
  if (is === 'treating-doctor') return { errors: [{ field: wholeForm, key: 'management:rights.is-doctor' }] };
  if (is === 'already') return { go: managementPath(state.access.recordId, purposes[kind].back) };
  const before = now?.source === 'patient' ? { before: now.rpps } : {};
  if (kind === 'doctor') return done(visit, { page: 'doctor', what: 'doctor-declared', rpps, ...before });
  return done(visit, { page: 'doctor', what: 'rights-given', rpps });
}
