import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { pageHandler } from '../../web/pages.ts';
import { accessPage, legalPage, mapPage, privacyPage, termsPage } from './pages.ts';

/** The pages about the site itself. */
export function siteRoutes(web: Web): Router {
  const router = Router();
  router.get('/conditions', pageHandler(web, termsPage));
  router.get('/vie-privee', pageHandler(web, privacyPage));
  router.get('/mentions-legales', pageHandler(web, legalPage));
  router.get('/accessibilite', pageHandler(web, accessPage));
  router.get('/plan-du-site', pageHandler(web, mapPage));
  return router;
}
