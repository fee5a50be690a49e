import { type RequestHandler, Router } from 'express';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { afterSignOut, signOut } from './sign-out.ts';
import { signInJourney } from './steps.ts';

/** Somebody who is signed in is not asked again: a form sent twice leads home both times. */
function alreadyIn(web: Web): RequestHandler {
  return (request, response, next) => {
    if (request.session.accountId === undefined) return next();
    response.redirect(303, `${web.world.base}/${request.language.code}/accueil`);
  };
}

/** Signing in by password and one-time code, and signing out. */
export function signInRoutes(web: Web): Router {
  const router = Router();
  router.get('/connexion{/*step}', alreadyIn(web));
  router.use(journeyRouter(web, signInJourney));
  router.post('/deconnexion', signOut(web));
  router.get('/deconnexion', afterSignOut(web));
  return router;
}
