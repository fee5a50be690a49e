import type { Request, RequestHandler } from 'express';
import type { Web } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { cameWithEndedSession, endSession } from '../../web/session.ts';
import { standingOf } from './state.ts';

/** No page of the operator's side is for a search engine, or kept by a browser or a proxy. */
export const outOfSight: RequestHandler = (_request, response, next) => {
  response.set('X-Robots-Tag', 'noindex, nofollow').set('Cache-Control', 'no-store');
  next();
};

/**
 * Stands before every address below `/operateur`, those that exist and those that do not, so that the answer tells
 * nobody which ones do: 404 for whoever is no operator, a signed-in patient too. Only a browser whose visit has ended
 * is led back to the sign-in page, from all of them alike.
 */
export function operatorOnly(web: Web): RequestHandler {
  return async (request, response, next) => {
    const lead = (path: string): void =>
      response.redirect(303, `${web.world.base}/${request.language.code}${path}`);
    const standing = await standingOf({ world: web.world, request });
    if (standing.is === 'in') return isAt(request, 'mot-de-passe') ? lead('/operateur/accueil') : next();
    if (standing.is === 'new') {
      const isOpen = isAt(request, 'mot-de-passe') || isAt(request, 'sortie');
      return isOpen ? next() : lead('/operateur/mot-de-passe');
    }
    if (cameWithEndedSession(web.world, request)) return lead('/operateur');
    // Somebody disabled in the middle of a visit: what is left of it ends.
    if (request.session.operatorId !== undefined) await endSession(request);
    next(new Problem(404));
  };
}

function isAt({ path }: Request, page: string): boolean {
  return path.toLowerCase().replace(/\/$/, '') === `/operateur/${page}`;
}

/** An operator who is in is not asked again: a form sent twice leads to the same page both times. */
export function alreadyIn(web: Web): RequestHandler {
  return async (request, response, next) => {
    const standing = await standingOf({ world: web.world, request });
    if (standing.is === 'gone') return next();
    response.redirect(303, `${web.world.base}/${request.language.code}/operateur/accueil`);
  };
}
