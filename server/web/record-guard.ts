import type { RequestHandler } from 'express';
import { type FirstStep, nextFirstStep } from '../identity/first-steps.ts';
import { accessTo, type RecordAccess } from '../record/records.ts';
import { isId } from '../storage/ids.ts';
import type { Visit, Web } from './context.ts';
import { accountOf } from './guards.ts';
import { Problem } from './problems.ts';

/** What a page of a record knows. */
export interface RecordState {
  readonly accountId: string;
  readonly access: RecordAccess;
}

/**
 * The record named in the path, as this account may use it. @throws Problem 404 for a record that does not exist and
 * for one that is not this account's, alike
 */
export async function recordState(visit: Visit): Promise<RecordState> {
  const accountId = accountOf(visit.request);
  const recordId = String(visit.request.params.record ?? '');
  const access = isId(recordId) ? await accessTo(visit.world, { accountId, recordId }) : undefined;
  if (access === undefined) throw new Problem(404);
  return { accountId, access };
}

/**
 * Sends somebody who has still steps of the first sign-in to do to the next of them. `open`: a step whose own pages
 * are behind this guard.
 */
export function firstStepsDone(web: Web, open?: FirstStep): RequestHandler {
  return async (request, response, next) => {
    // What was done once stays done: a session need not look again at each page.
    if (request.session.isSettled) return next();
    const step = await nextFirstStep(web.world, accountOf(request));
    if (step === undefined) request.session.isSettled = true;
    if (step === undefined || step === open) return next();
    response.redirect(303, `${web.world.base}/${request.language.code}/accueil`);
  };
}
