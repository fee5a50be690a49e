import { Router } from 'express';
import { readSummary } from '../../record/read-summary.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, visitOf } from '../../web/pages.ts';
import { summaryPath } from '../../web/paths.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { summaryState } from './state.ts';
import { summaryPage } from './summary-page.ts';

/** « Mon résumé »: what somebody reads of a record in one minute. */
export function summaryRoutes(web: Web): Router {
  const router = Router();
  const path = summaryPath(':record');
  router.get(path, signedIn(web), firstStepsDone(web), async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await recordState(visit);
    const summary = await readSummary(web.world, state.access);
    await answerPage({ ...visit, state: summaryState(state, summary) }, response, summaryPage);
  });
  return router;
}
