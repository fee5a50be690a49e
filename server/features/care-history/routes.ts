import { type RequestHandler, Router } from 'express';
import { careSince } from '../../record/care-history.ts';
import { gapsOf } from '../../record/document-gaps.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { type AnyPage, answerPage, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { carePage, carePath, pageNumber, perPage } from './care-page.ts';
import { gapPage } from './gap-page.ts';
import { type GapState, gapsPath, loadGap, loadGaps } from './gap-state.ts';
import { gapsPage } from './gaps-page.ts';
import { letterPage } from './letter-page.ts';
import { letterPdf } from './letter-pdf.ts';
import { byCarer, byMonth } from './views.ts';

/** « Mes soins »: the care of the last 24 months, by month and by carer, in pages, and « Il manque un document ? ». */
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
      const about = { since: careSince(web.world), gaps: await gapsOf(web.world, state.access), page };
      await answerPage({ ...visit, state: { ...state, ...list, ...about } }, response, carePage(view));
    });
  }
  for (const path of ['', '/page/:page'])
    router.get(gapsPath(':record', path), async (request, response) => {
      const visit = visitOf(web, request, undefined);
      await answerPage({ ...visit, state: await loadGaps(visit) }, response, gapsPage);
    });
  router.all(gapsPath(':record', '/:gap'), aboutGap(web, gapPage));
  router.all(gapsPath(':record', '/:gap/lettre'), aboutGap(web, letterPage));
  router.get(gapsPath(':record', '/:gap/lettre.pdf'), letterPdf(web));
  return router;
}

/** A page about one missing document. Where it has come meanwhile, the list is what is left to see. */
function aboutGap(web: Web, page: AnyPage<GapState>): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await loadGap(visit);
    if (state === undefined)
      return response.redirect(303, visit.href(gapsPath(String(request.params.record))));
    await answerPage({ ...visit, state }, response, page);
  };
}
