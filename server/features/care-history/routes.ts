import { Router } from 'express';
import { careHistoryOf } from '../../record/care-history.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, visitOf } from '../../web/pages.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { byCarer, byMonth, carePage, carePath } from './care-page.ts';

/** « Mes soins »: the care of the last 24 months, by month and by carer. */
export function careHistoryRoutes(web: Web): Router {
  const router = Router();
  router.use(carePath(':record'), signedIn(web), firstStepsDone(web));
  for (const view of [byMonth, byCarer]) {
    router.get(carePath(':record', view.path), async (request, response) => {
      const visit = visitOf(web, request, undefined);
      const state = await recordState(visit);
      const history = await careHistoryOf(web.world, state.access);
      await answerPage({ ...visit, state: { ...state, history } }, response, carePage(view));
    });
  }
  return router;
}
