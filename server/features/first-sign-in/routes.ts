import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { firstSignInJourney } from './steps.ts';

/** What is asked once, after the first sign-in. */
export function firstSignInRoutes(web: Web): Router {
  const router = Router();
  router.use('/premiere-connexion', signedIn(web));
  router.use(journeyRouter(web, firstSignInJourney));
  return router;
}
