import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, pageHandler, visitOf } from '../../web/pages.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { goHome } from './go-home.ts';
import { goodbyePage, noRecordPage, recordPage, welcomePage } from './pages.ts';

/** The front page of the site, and the home page of a record. */
export function homeRoutes(web: Web): Router {
  const router = Router();
  router.get('/', pageHandler(web, welcomePage));
  router.get('/au-revoir', pageHandler(web, goodbyePage));
  router.get('/accueil', signedIn(web), goHome(web));
  router.get('/sans-dossier', signedIn(web), pageHandler(web, noRecordPage));
  router.get('/dmp/:record', signedIn(web), firstStepsDone(web), async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await answerPage({ ...visit, state: await recordState(visit) }, response, recordPage);
  });
  return router;
}
