import type { RequestHandler } from 'express';
import type { Web } from '../../web/context.ts';
import { endSession } from '../../web/session.ts';
import { writeSignOut } from '../../web/sign-out-entry.ts';

/** Ends an operator's visit and has the browser forget what it kept of this site. */
export function signOut(web: Web): RequestHandler {
  const { world } = web;
  return async (request, response) => {
    await writeSignOut(world, request);
    await endSession(request);
    response.set('Clear-Site-Data', '"cache", "cookies", "storage"');
    response.redirect(303, `${world.base}/${request.language.code}/operateur`);
  };
}

/** A page that was open for too long has no right token any more: the press still ends the visit (see sign-in). */
export function afterSignOut(web: Web): RequestHandler {
  const carryOut = signOut(web);
  return (request, response, next) => {
    if (request.shownAgain?.reason === 'stale') return carryOut(request, response, next);
    response.redirect(303, `${web.world.base}/${request.language.code}/operateur/accueil`);
  };
}
