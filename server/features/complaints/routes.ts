import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { loadedPage } from '../../web/pages.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { complaintForm, loadForm } from './form-page.ts';
import { complaintPdf } from './paper.ts';
import { closedComplaintsPath, complaintsPath, historyPath } from './paths.ts';
import { followPage, listPage, loadRecord, loadSent, sentPage } from './sent-pages.ts';
import { checkPage, lastCheck, resultPage } from './verify-pages.ts';

/** « Ce n'est pas normal ? », « Mes signalements » and « Vérifier mon historique ». */
export function complaintsRoutes(web: Web): Router {
  const router = Router();
  const path = (rest = ''): string => complaintsPath(':record', rest);
  const guards = [signedIn(web), firstStepsDone(web)];
  router.use([path(), historyPath(':record', '/verifier')], ...guards);
  router.get(path('/liste'), loadedPage(web, listPage, recordState));
  router.get(path('/recu/:complaint'), loadedPage(web, sentPage, loadSent));
  router.get(path('/suivi/:complaint'), loadedPage(web, followPage, loadSent));
  router.get(path('/suivi/:complaint/signalement.pdf'), complaintPdf(web));
  router.all([path(), path('/:seq')], loadedPage(web, complaintForm, loadForm));
  router.all(historyPath(':record', '/verifier'), loadedPage(web, checkPage, recordState));
  const closed = [closedComplaintsPath(), closedComplaintsPath('/:complaint')] as const;
  router.use(closed[0], signedIn(web));
  router.get(closed[0], loadedPage(web, listPage, loadRecord));
  router.get(closed[1], loadedPage(web, followPage, loadSent));
  router.get(`${closed[1]}/signalement.pdf`, complaintPdf(web));
  const result = loadedPage(web, resultPage, recordState);
  router.get(historyPath(':record', '/verifier/resultat'), (request, response, next) => {
    if (lastCheck({ request }) !== undefined) return result(request, response, next);
    const check = historyPath(String(request.params.record), '/verifier');
    response.redirect(303, `${web.world.base}/${request.language.code}${check}`);
  });
  return router;
}
