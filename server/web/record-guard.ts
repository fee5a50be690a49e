import type { RequestHandler } from 'express';
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

/** Sends somebody who has still steps of the first sign-in to do to the next of them. */
export function firstStepsDone(web: Web, isDone: (accountId: string) => Promise<boolean>): RequestHandler {
  return async (request, response, next) => {
    if (await isDone(accountOf(request))) return next();
    response.redirect(303, `${web.world.base}/${request.language.code}/accueil`);
  };
}
