import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import type { HistoryWords } from '../../web/history-words.ts';
import { answerPage, visitOf } from '../../web/pages.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import type { RecordWords } from '../../web/record-words.ts';
import { sendRecord } from './download.ts';
import { exportPage } from './export-page.ts';
import { exportPath, loadExport } from './state.ts';

/** « Emporter mon dossier »: the page, and the file that its form brings. */
export function exportRoutes(web: Web, words: RecordWords & HistoryWords): Router {
  const router = Router();
  const path = exportPath(':record');
  router.use(path, signedIn(web), firstStepsDone(web));
  router.all(path, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const exporting = { ...visit, state: await loadExport(visit, words) };
    if (request.method === 'POST') await sendRecord(exporting, response);
    else await answerPage(exporting, response, exportPage);
  });
  return router;
}
