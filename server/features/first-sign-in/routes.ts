import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { sheetPdf } from '../../web/sheet-pdf.ts';
import { firstSignInJourney } from './steps.ts';

/** What is asked once, after the first sign-in. */
export function firstSignInRoutes(web: Web): Router {
  const router = Router();
  router.use('/premiere-connexion', signedIn(web));
  router.use(journeyRouter(web, firstSignInJourney));
  router.get('/premiere-connexion/codes/feuille.pdf', sheetPdf(web));
  return router;
}
