import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { signOut } from './sign-out.ts';
import { signInJourney } from './steps.ts';

/** Signing in by password and one-time code, and signing out. */
export function signInRoutes(web: Web): Router {
  const router = Router();
  router.use(journeyRouter(web, signInJourney));
  router.post('/deconnexion', signOut(web));
  return router;
}
