import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, loadedPage, visitOf } from '../../web/pages.ts';
import { historyPath } from '../../web/paths.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import { sendTable } from './csv-file.ts';
import { historyPage } from './history-page.ts';
import { loadPaper, paperPage } from './paper-page.ts';
import { loadSearch, searchPage } from './search-page.ts';
import { loadHistory } from './state.ts';
import { historyWays } from './views.ts';

/** « Historique des accès »: who looked, what one did, everything; its search, its paper and its table. */
export function accessHistoryRoutes(web: Web): Router {
  const router = Router();
  const path = (rest: string) => historyPath(':record', rest);
  router.use(path(''), signedIn(web), firstStepsDone(web));
  for (const way of historyWays) {
    const page = historyPage(way);
    const paths = ['', '/avant/:before', '/apres/:after', '/mois/:month'].map(rest => path(way.path + rest));
    router.all(paths, async (request, response) => {
      const visit = visitOf(web, request, undefined);
      const reading = { ...visit, state: await loadHistory(visit, way) };
      if (request.method === 'POST' && request.body?.act === 'table') await sendTable(reading, response);
      else await answerPage(reading, response, page);
    });
    router.get(
      path(`${way.path}/papier`),
      loadedPage(web, paperPage, visit => loadPaper(visit, way)),
    );
  }
  const search = ['', '/avant/:before', '/apres/:after'].map(rest => path(`/chercher${rest}`));
  router.all(search, loadedPage(web, searchPage, loadSearch));
  return router;
}
