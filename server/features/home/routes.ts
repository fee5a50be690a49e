import { Router } from 'express';
import { nextFirstStep } from '../../identity/first-steps.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, pageHandler, visitOf } from '../../web/pages.ts';
import { recordState } from '../../web/record-guard.ts';
import { goHome } from './go-home.ts';
import { goodbyePage, noRecordPage, recordPage, welcomePage } from './pages.ts';

/** The front page of the site, and the home page of a record. */
export function homeRoutes(web: Web): Router {
  const router = Router();
  router.get('/', pageHandler(web, welcomePage));
  router.get('/au-revoir', pageHandler(web, goodbyePage));
  router.get('/accueil', signedIn(web), goHome(web));
  router.get('/sans-dossier', signedIn(web), pageHandler(web, noRecordPage));
  router.get('/dmp/:record', signedIn(web), async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await recordState(visit);
    const isOwn = state.access.capacity === 'self';
    if (isOwn && (await nextFirstStep(web.world, state.accountId)))
      return response.redirect(303, visit.href('/accueil'));
    await answerPage({ ...visit, state }, response, recordPage);
  });
  return router;
}
