import { z } from 'zod';
import { type Blocked, blockedOf, unblock } from '../../record/blocking.ts';
import { treatingDoctorOf } from '../../record/treating-doctor.ts';
import { professionalsNamed } from '../../registries/professionals-store.ts';
import { isRpps } from '../../registries/rpps.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { done, justDone, undo } from './done.ts';
import { personInWords } from './people.ts';
import { purposes } from './purposes.ts';
import { loadManaged, pageNumber } from './state.ts';

/** How many professionals a page of the list shows. */
const perPage = 20;
const path = '/acces-bloques';

/** What a page of the list knows. */
export interface BlockedState extends RecordState {
  readonly blocked: readonly Blocked[];
  readonly page: number;
}

/** Reads whom the patient blocked. @throws Problem 404 for a page that is not there */
export async function loadBlocked(visit: Visit): Promise<BlockedState> {
  const state = await loadManaged(visit);
  const page = pageNumber(visit);
  const blocked = await blockedOf(visit.world.db, state.access.recordId);
  if (page > 1 && blocked.length <= (page - 1) * perPage) throw new Problem(404);
  return { ...state, blocked, page };
}

const pressed = z.string().optional();
const fields = z.object({ undo: pressed, unblock: pressed });

/** « Accès bloqués »: whom the patient blocked, with the way to take it back. */
export const blockedPage: AnyPage<BlockedState> = formPage<BlockedState, z.infer<typeof fields>>({
  view: 'management/blocked',
  title: 'management:blocked.title',
  fields,
  back: ({ state }) => managementPath(state.access.recordId),
  model: modelOf,
  submit: async (visit, typed): Promise<Outcome> => {
    if (typed.undo !== undefined) return undo(visit, 'blocked');
    const rpps = typed.unblock ?? '';
    const isDone = isRpps(rpps) && (await unblock(visit.world, visit.state.access, rpps));
    if (!isDone) return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
    return done(visit, { page: 'blocked', what: 'unblocked', rpps });
  },
});

async function modelOf(visit: Visit<BlockedState>): Promise<object> {
  const { world, state, href, t } = visit;
  const { access, blocked, page } = state;
  const shown = blocked.slice((page - 1) * perPage, page * perPage);
  const named = await professionalsNamed(
    world.db,
    shown.map(({ rpps }) => rpps),
  );
  const doctor = (await treatingDoctorOf(world, access))?.rpps;
  const pagePath = (number: number) =>
    href(managementPath(access.recordId, number === 1 ? path : `${path}/page/${number}`));
  return {
    done: await justDone(visit, 'blocked'),
    count: blocked.length,
    number: page,
    add: href(managementPath(access.recordId, purposes.block.path)),
    people: shown.map(({ rpps, since }) => ({
      picture: 'doctor-refused',
      person: personInWords(visit, rpps, named.get(rpps)),
      notes: [
        t('management:blocked.since', { date: showDate(visit, since) }),
        ...(rpps === doctor ? [t('management:blocked.now-doctor')] : []),
      ],
      press: { name: 'unblock', value: rpps, text: t('management:blocked.unblock') },
    })),
    newer: page > 1 ? pagePath(page - 1) : '',
    older: blocked.length > page * perPage ? pagePath(page + 1) : '',
  };
}
