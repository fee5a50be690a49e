import { Router } from 'express';
import { loadCarer } from '../../web/carer-visit.ts';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { loadedPage } from '../../web/pages.ts';
import { countFile, countPage } from './count-page.ts';
import type { Desk } from './desk.ts';
import { paperHandler } from './paper.ts';
import { creatingJourney } from './steps.ts';

/** Creating a record for a patient who is present, at one desk. The desk's own guard stands before it. */
export function creatingRoutes(web: Web, desk: Desk): Router {
  const router = Router();
  router.post(`${desk.pathPrefix}/accuse`, paperHandler(web, desk));
  router.use(journeyRouter(web, creatingJourney(desk)));
  return router;
}

/** How many records a professional created. */
export function creationCountRoutes(web: Web): Router {
  const router = Router();
  router.get('/soignants/creations', loadedPage(web, countPage, loadCarer));
  router.get('/soignants/creations/fichier', countFile(web));
  return router;
}
