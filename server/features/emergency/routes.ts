import { Router } from 'express';
import { emergencyQuestions } from '../../record/emergency.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { loadedPage } from '../../web/pages.ts';
import { emergencyPath } from '../../web/paths.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import { overviewPage } from './overview-page.ts';
import { questionPage } from './question-page.ts';
import { loadEmergency } from './state.ts';

/** The emergency choices: three questions, and all the answers on one page. */
export function emergencyRoutes(web: Web): Router {
  const router = Router();
  router.use('/dmp/:record/urgence', signedIn(web), firstStepsDone(web, 'emergency'));
  router.get('/dmp/:record/urgence', loadedPage(web, overviewPage, loadEmergency));
  for (const question of emergencyQuestions) {
    router.all(emergencyPath(':record', question), loadedPage(web, questionPage(question), loadEmergency));
  }
  return router;
}
