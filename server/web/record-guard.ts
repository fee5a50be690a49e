import type { RequestHandler } from 'express';
import { type FirstStep, nextFirstStep } from '../identity/first-steps.ts';
import { mustBeAllowed } from '../record/permits.ts';
import type { Action } from '../record/policy/viewer.ts';
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
 * The record named in the path, as this account may use it. `action`: what the page is for, where it is not to read
 * contents, which are asked for one by one. @throws Problem 404 for a record that does not exist and for one that is not
 * this account's, alike; AccessError, answered alike too, when the rules refuse the action
 */
export async function recordState(visit: Visit, action?: Action): Promise<RecordState> {
  const accountId = accountOf(visit.request);
  const recordId = String(visit.request.params.record ?? '');
  const access = isId(recordId) ? await accessTo(visit.world, { accountId, recordId }) : undefined;
  if (access === undefined) throw new Problem(404);
  if (action !== undefined) mustBeAllowed(visit.world, access, action);
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
