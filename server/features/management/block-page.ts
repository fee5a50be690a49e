import { z } from 'zod';
import { block, unblock } from '../../record/blocking.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import { done } from './done.ts';
import { personInWords } from './people.ts';
import { purposes } from './purposes.ts';
import { standingOf } from './standing.ts';
import type { PersonState } from './state.ts';

const fields = z.object({ act: z.string().optional() });

/** What follows from blocking this professional, before it is done; of the treating doctor, why it cannot be. */
export const blockPage = formPage<PersonState, z.infer<typeof fields>>({
  view: 'management/block',
  title: 'management:block.title',
  fields,
  back: ({ state }) => managementPath(state.access.recordId, purposes.block.path),
  model: async visit => {
    const { state, href } = visit;
    const { recordId } = state.access;
    return {
      person: personInWords(visit, state.person.rpps, state.person),
      ...(await standingOf(visit)),
      list: href(managementPath(recordId, '/acces-bloques')),
      change: href(managementPath(recordId, purposes.doctor.path)),
    };
  },
  submit: async (visit, { act }): Promise<Outcome> => {
    if (act === 'block') return blockIt(visit);
    if (act === 'unblock') return unblockIt(visit);
    return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
  },
});

async function unblockIt(visit: Visit<PersonState>): Promise<Outcome> {
  const { rpps } = visit.state.person;
  await unblock(visit.world, visit.state.access, rpps);
  return done(visit, { page: 'blocked', what: 'unblocked', rpps });
}

async function blockIt(visit: Visit<PersonState>): Promise<Outcome> {
  const { world, state } = visit;
  const { rpps } = state.person;
  const { is, lostRights } = await block(world, state.access, rpps);
  if (is === 'unknown') throw new Problem(404);
  if (is === 'treating-doctor') return { errors: [{ field: wholeForm, key: 'management:block.cannot' }] };
  // Blocked in another tab already: what that one has said of lost rights must stay, for « J'annule ».
  if (is === 'already') return { go: managementPath(state.access.recordId, purposes.block.back) };
  return done(visit, { page: 'blocked', what: 'blocked', rpps, lostRights });
}
