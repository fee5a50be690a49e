import { Router } from 'express';
import { careSince } from '../../record/care-history.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { carePage, carePath, pageNumber, perPage } from './care-page.ts';
import { byCarer, byMonth } from './views.ts';

/** « Mes soins »: the care of the last 24 months, by month and by carer, in pages. */
export function careHistoryRoutes(web: Web): Router {
  const router = Router();
  router.use(carePath(':record'), signedIn(web), firstStepsDone(web));
  for (const view of [byMonth, byCarer]) {
    const paths = ['', '/page/:page'].map(rest => carePath(':record', `${view.path}${rest}`));
    router.get(paths, async (request, response) => {
      const visit = visitOf(web, request, undefined);
      const state = await recordState(visit);
      const page = pageNumber(request.params.page);
      const place = { from: (page - 1) * perPage, count: perPage };
      const list = await view.read({ ...visit, state }, place);
      if (list.lines.length === 0 && page > 1) throw new Problem(404);
      const since = careSince(web.world);
      await answerPage({ ...visit, state: { ...state, ...list, since, page } }, response, carePage(view));
    });
  }
  return router;
}
