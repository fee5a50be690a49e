import { type Request, type Response, Router } from 'express';
import { traceHistoryPrinted } from '../../record/history-export.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, loadedPage, visitOf } from '../../web/pages.ts';
import { historyPath } from '../../web/paths.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import { sendTable } from './csv-file.ts';
import { historyPage } from './history-page.ts';
import { loadFoundPaper, loadPaper, paperPage } from './paper-page.ts';
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
      if (request.method === 'POST' && request.body?.act === 'table')
        await sendTable(reading, response, { part: { view: way.view }, page });
      else await answerPage(reading, response, page);
    });
    router.get(
      path(`${way.path}/papier`),
      loadedPage(web, paperPage, visit => loadPaper(visit, way)),
    );
  }
  const search = ['', '/avant/:before', '/apres/:after'].map(rest => path(`/chercher${rest}`));
  router.all(search, loadedPage(web, searchPage, loadSearch));
  router.post(path('/chercher/garder'), async (request, response) => keepFound(web, request, response));
  router.get(path('/chercher/papier'), loadedPage(web, paperPage, loadFoundPaper));
  return router;
}

/** What was found is kept: on paper, or as a table. Without a search there is nothing to keep. */
async function keepFound(web: Web, request: Request, response: Response): Promise<void> {
  const visit = visitOf(web, request, undefined);
  const searched = { ...visit, state: await loadSearch(visit) };
  const { access, filter } = searched.state;
  const to = (rest: string) => visit.href(historyPath(access.recordId, `/chercher${rest}`));
  if (filter === undefined) return response.redirect(303, to(''));
  if (request.body?.act === 'table')
    return sendTable(searched, response, { part: { filter }, page: searchPage });
  await traceHistoryPrinted(visit.world, access);
  response.redirect(303, to('/papier'));
}
