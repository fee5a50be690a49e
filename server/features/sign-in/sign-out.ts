import type { RequestHandler } from 'express';
import type { Web } from '../../web/context.ts';
import { endVisit } from '../../web/end-visit.ts';

/**
 * Leads on whoever did not press the button: a page that was open for too long has no right token any more, but the
 * request comes from this site (see csrf.ts), so it ends what session there is. A bare look at the address does nothing.
 */
export function afterSignOut(web: Web): RequestHandler {
  const carryOut = signOut(web);
  return (request, response, next) => {
    if (request.shownAgain?.reason === 'stale') return carryOut(request, response, next);
    const path = request.session.accountId === undefined ? '/au-revoir' : '/accueil';
    response.redirect(303, `${web.world.base}/${request.language.code}${path}`);
  };
}

/**
 * Ends the session and has the browser forget what it kept of this site (product rules, §2.7), but for how its pages
 * look: who needs large letters needs them to sign in again, and the cookie of that says nothing of anybody.
 */
export function signOut(web: Web): RequestHandler {
  const { world } = web;
  return async (request, response) => {
    await endVisit(world, request, response);
    response.redirect(303, `${world.base}/${request.language.code}/au-revoir`);
  };
}
