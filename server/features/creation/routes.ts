import { type Request, type RequestHandler, Router } from 'express';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { pageHandler } from '../../web/pages.ts';
import { askPage } from './ask-page.ts';
import { askedPage } from './asked-page.ts';
import { choicePage } from './choice-page.ts';
import { createdPage } from './created-page.ts';
import { identifiersPage } from './identifiers-page.ts';
import { identifiersPdf } from './identifiers-pdf.ts';
import { notMePage } from './not-me-page.ts';
import { startPage } from './start-page.ts';
import { creationJourney } from './steps.ts';

const wasAsked = ({ session }: Request): boolean => session.askedForCode === true;
const wasCreated = ({ session }: Request): boolean => session.created !== undefined;

/** A page that says that something was done is for whoever did it; others go where it is done. */
function only(web: Web, isDone: (request: Request) => boolean, otherwise: string): RequestHandler {
  return (request, response, next) => {
    if (isDone(request)) return next();
    response.redirect(303, `${web.world.base}/${request.language.code}${otherwise}`);
  };
}

/** Creating a record: asking for a code, then the journey with the code, then the identifiers. */
export function creationRoutes(web: Web): Router {
  const router = Router();
  router.get('/creation', pageHandler(web, startPage));
  router.all('/creation/code', pageHandler(web, choicePage));
  router.all('/creation/demande', pageHandler(web, askPage));
  router.get(
    '/creation/demande/envoyee',
    only(web, wasAsked, '/creation/demande'),
    pageHandler(web, askedPage),
  );
  router.use(journeyRouter(web, creationJourney));
  router.get('/creation/autre-personne', pageHandler(web, notMePage));
  router.all('/creation/identifiants', pageHandler(web, identifiersPage));
  router.get('/creation/identifiants.pdf', identifiersPdf(web));
  router.get('/creation/fin', only(web, wasCreated, '/creation'), pageHandler(web, createdPage));
  return router;
}
