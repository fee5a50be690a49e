import { type RequestHandler, Router } from 'express';
import { isCardEmpty } from '../../record/emergency-card.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { type AnyPage, answerPage, visitOf } from '../../web/pages.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import { cardPage } from './card-page.ts';
import { cardPdf } from './card-pdf.ts';
import { choosePage } from './choose-page.ts';
import { type CardState, cardPath, loadCard } from './state.ts';

const base = '/dmp/:record/carte';

/** « Ma carte d'urgence »: the card as a page and on paper, and what is on it. */
export function emergencyCardRoutes(web: Web): Router {
  const router = Router();
  router.use(base, signedIn(web), firstStepsDone(web));
  router.get(base, on(web, cardPage));
  router.get(`${base}/a4.pdf`, cardPdf(web, 'a4'));
  router.get(`${base}/poche.pdf`, cardPdf(web, 'wallet'));
  router.all(`${base}/choisir`, on(web, choosePage));
  return router;
}

/** Where nothing is written there is nothing to choose: the page of the card says what to do. */
function on(web: Web, page: AnyPage<CardState>): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await loadCard(visit);
    if (page.form !== undefined && isCardEmpty(state.card)) {
      return response.redirect(303, visit.href(cardPath(state)));
    }
    await answerPage({ ...visit, state }, response, page);
  };
}
