import type { Request, RequestHandler } from 'express';
import type { World } from '../world.ts';
import type { Web } from './context.ts';
import { keepDraft } from './drafts.ts';
import { accountOfPage } from './page-mark.ts';
import { EndedVisit, Problem } from './problems.ts';
import { cameWithEndedSession } from './session.ts';

export { addressOf } from './address.ts';

/**
 * Lets signed-in people through; others go and sign in, or read that their session has ended. What they had typed is kept
 * for them. Nothing that is behind this guard is kept by a browser.
 */
export function signedIn(web: Web): RequestHandler {
  const { world } = web;
  return async (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (request.session.accountId !== undefined) {
      leaveOut(world, request);
      return next();
    }
    const isKept = await keepDraft(world, request);
    if (isKept || cameWithEndedSession(world, request)) return next(new EndedVisit(isKept));
    response.redirect(303, `${world.base}/${request.language.code}/connexion`);
  };
}

/** Two people in one browser, one after the other: what the first one typed is not shown to the second. */
function leaveOut(world: World, request: Request): void {
  if (request.shownAgain === undefined) return;
  const account = accountOfPage(world, request);
  if (account === undefined || account === request.session.accountId) return;
  request.shownAgain = { reason: 'other', values: {} };
}

/** The account of a signed-in request. @throws Problem when there is none, so that no page can forget its guard */
export function accountOf(request: Request): string {
  const { accountId } = request.session;
  if (accountId === undefined) throw new Problem('ended');
  return accountId;
}
