import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { pageHandler } from '../../web/pages.ts';
import { askPage } from './ask-page.ts';
import { askedPage } from './asked-page.ts';
import { choicePage } from './choice-page.ts';
import { createdPage } from './created-page.ts';
import { identifiersPage } from './identifiers-page.ts';
import { identifiersPdf } from './identifiers-pdf.ts';
import { startPage } from './start-page.ts';
import { creationJourney } from './steps.ts';

/** Creating a record: asking for a code, then the journey with the code, then the identifiers. */
export function creationRoutes(web: Web): Router {
  const router = Router();
  router.get('/creation', pageHandler(web, startPage));
  router.all('/creation/code', pageHandler(web, choicePage));
  router.all('/creation/demande', pageHandler(web, askPage));
  router.get('/creation/demande/envoyee', pageHandler(web, askedPage));
  router.use(journeyRouter(web, creationJourney));
  router.all('/creation/identifiants', pageHandler(web, identifiersPage));
  router.get('/creation/identifiants.pdf', identifiersPdf(web));
  router.get('/creation/fin', pageHandler(web, createdPage));
  return router;
}
