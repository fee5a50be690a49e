import { type Request, type RequestHandler, Router } from 'express';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { pageHandler } from '../../web/pages.ts';
import { ledBefore } from '../../web/submissions.ts';
import { askPage } from './ask-page.ts';
import { askedPage } from './asked-page.ts';
import { choicePage } from './choice-page.ts';
import { createdPage } from './created-page.ts';
import { identifiersPage } from './identifiers-page.ts';
import { identifiersPdf } from './identifiers-pdf.ts';
import { stoppedPage } from './later-page.ts';
import { lostIdentifiersPage } from './lost-identifiers-page.ts';
import { notMePage } from './not-me-page.ts';
import { closedPage, existsPage, minorPage, outcomePaths, stillToCreate } from './outcomes.ts';
import { startPage } from './start-page.ts';
import { creationJourney } from './steps.ts';

const wasAsked = ({ session }: Request): boolean => session.askedForCode === true;
const wasStopped = ({ session }: Request): boolean => session.stopped !== undefined;
const wasCreated = ({ session }: Request): boolean => session.created !== undefined;

/** A page that says that something was done is for whoever did it; others go where it is done. */
function only(web: Web, isDone: (request: Request) => boolean, otherwise: string): RequestHandler {
  return async (request, response, next) => {
    if (isDone(request)) return next();
    const before = await ledBefore(web.world, request);
    response.redirect(303, before ?? `${web.world.base}/${request.language.code}${otherwise}`);
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
  router.use(journeyRouter(web, creationJourney, [stillToCreate(web)]));
  outcomeRoutes(web, router);
  router.get('/creation/a-plus-tard', only(web, wasStopped, '/creation'), pageHandler(web, stoppedPage));
  router.get('/creation/autre-personne', pageHandler(web, notMePage));
  router.all('/creation/identifiants', pageHandler(web, identifiersPage));
  router.get('/creation/identifiants.pdf', identifiersPdf(web));
  router.get('/creation/fin', only(web, wasCreated, '/creation'), createdPage(web));
  return router;
}

/** The pages of a code that is right and opens no creation: for whoever has proved to hold one. */
function outcomeRoutes(web: Web, router: Router): void {
  const pages = {
    'lost-identifiers': lostIdentifiersPage,
    minor: minorPage,
    'record-closed': closedPage,
    'record-exists': existsPage,
  } as const;
  for (const opens of ['lost-identifiers', 'minor', 'record-closed', 'record-exists'] as const) {
    const isProven = ({ session }: Request): boolean => session.proven?.opens === opens;
    router.all(
      outcomePaths[opens],
      only(web, isProven, '/creation/mon-code'),
      pageHandler(web, pages[opens]),
    );
  }
}
