import type { Request, RequestHandler } from 'express';
import { professionalViewer } from '../record/care-access.ts';
import type { ProfessionalViewer } from '../record/policy/viewer.ts';
import { exerciseNamed, type NamedExercise } from '../registries/exercises-store.ts';
import type { SignedInCarer, Visit, Web } from './context.ts';
import { forgetOldDraft } from './creating-draft.ts';
import { EndedVisit, Problem } from './problems.ts';
import { cameWithEndedSession, endSession } from './session.ts';

/** What every page of the professionals' side knows: who is there and where they work, looked at anew for this request. */
export interface CarerState {
  readonly exercise: NamedExercise;
  readonly viewer: ProfessionalViewer;
}

/** The professional of a session. A session is never a patient's and a professional's at once: one that were would be nobody's. */
export function carerIn({ session }: Request): SignedInCarer | undefined {
  return session.accountId === undefined && session.operatorId === undefined
    ? session.professional
    : undefined;
}

/** The professional of a request, in the place that they chose. @throws Problem 404 when there is none */
export async function loadCarer({ world, request }: Pick<Visit, 'world' | 'request'>): Promise<CarerState> {
  const state = await carerNow({ world, request });
  if (state === undefined) throw new Problem(404);
  return state;
}

async function carerNow({
  world,
  request,
}: Pick<Visit, 'world' | 'request'>): Promise<CarerState | undefined> {
  const signedIn = carerIn(request);
  if (signedIn?.exerciseId === undefined) return undefined;
  const viewer = await professionalViewer(world, signedIn.exerciseId);
  const exercise = viewer && (await exerciseNamed(world.db, signedIn.exerciseId));
  return viewer?.id === signedIn.rpps && exercise ? { exercise, viewer } : undefined;
}

/**
 * Stands before every page for professionals, those that exist and those that do not: whoever is not signed in is led to
 * the sign-in page from all of them alike; who has several places says first in which they are.
 */
export function carerOnly(web: Web): RequestHandler {
  return async (request, response, next) => {
    response.set('X-Robots-Tag', 'noindex, nofollow').set('Cache-Control', 'no-store');
    forgetOldDraft(web.world, request);
    const lead = (path: string): void =>
      response.redirect(303, `${web.world.base}/${request.language.code}${path}`);
    const signedIn = carerIn(request);
    if (signedIn === undefined) {
      if (cameWithEndedSession(web.world, request)) return next(new EndedVisit(false, '/soignants'));
      return lead('/soignants');
    }
    if (signedIn.exerciseId === undefined) return lead('/soignants/lieu');
    if ((await carerNow({ world: web.world, request })) !== undefined) return next();
    // Somebody who left the directory in the middle of a visit: what is left of it ends.
    await endSession(request);
    lead('/soignants');
  };
}
