import { z } from 'zod';
import { traceCarer } from '../../identity/openid/trace.ts';
import { professionalViewer } from '../../record/care-access.ts';
import { exerciseNamed } from '../../registries/exercises-store.ts';
import { authorCode } from '../../registries/specialties.ts';
import { carerIn } from '../../web/carer-visit.ts';
import type { SignedInCarer, Visit } from '../../web/context.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { specialtyName } from '../../web/profession-words.ts';

/** The places of somebody who is signed in, whichever of them was chosen. @throws Problem 404 when nobody is */
export async function loadPlaces({ request }: Visit): Promise<SignedInCarer> {
  const signedIn = carerIn(request);
  if (signedIn === undefined) throw new Problem(404);
  return signedIn;
}

/** « Où êtes-vous ? »: what a professional may see depends on where they work now (product rules, §4, R5). */
export const placePage = formPage<SignedInCarer, { place: string }>({
  view: 'portal/place',
  title: 'portal:place.title',
  fields: z.object({ place: z.string('portal:place.none') }),
  model: async visit => ({ places: await placesOf(visit) }),
  start: ({ state }) => (state.exerciseId === undefined ? {} : { place: state.exerciseId }),
  submit: async ({ world, request, state }, { place }) => {
    // A place that is not theirs, or that left the directory meanwhile, is no answer.
    const isTheirs = state.exercises.includes(place) && (await professionalViewer(world, place));
    if (!isTheirs) return { errors: [{ field: 'place', key: 'portal:place.none' }] };
    await world.db
      .transaction()
      .execute(trx =>
        traceCarer(trx, world, { rpps: state.rpps, exerciseId: place, verb: 'sign-in.succeeded' }),
      );
    request.session.professional = { ...state, exerciseId: place };
    return { go: '/soignants/accueil' };
  },
});

async function placesOf({ world, state, t }: Visit<SignedInCarer>) {
  const found = await Promise.all(state.exercises.map(id => exerciseNamed(world.db, id)));
  return found.flatMap(one => {
    if (one === undefined) return [];
    const does = specialtyName(t, authorCode(one.profession, one.specialty));
    return [{ value: one.id, label: one.place, hint: does.text }];
  });
}
