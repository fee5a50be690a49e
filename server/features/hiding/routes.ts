import './session.ts';
import { type RequestHandler, Router } from 'express';
import { documentOf, documentsOf } from '../../record/documents.ts';
import { hidingOf } from '../../record/hiding.ts';
import type { Visit, Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, loadedPage, visitOf } from '../../web/pages.ts';
import { documentsPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import {
  type ChooseState,
  choosePage,
  confirmPage,
  type DoneState,
  donePage,
  loadChosen,
  perPage,
} from './many-pages.ts';
import { changePage, hidePage, showPage } from './one-pages.ts';
import { loadHidable, loadRecord } from './state.ts';

const under = (path: string): string => documentsPath(':record', path);

/** Hiding documents from professionals, one or many, and letting them see again (R6). */
export function hidingRoutes(web: Web): Router {
  const router = Router();
  const guards = [signedIn(web), firstStepsDone(web)];
  for (const path of ['/cacher', '/cacher/page/:page'])
    router.all(under(path), guards, loadedPage(web, choosePage, loadChoose));
  router.all(under('/cacher/valider'), guards, confirm(web));
  router.all(under('/cacher/fait/:hiding'), guards, loadedPage(web, donePage, loadDone));
  router.get(under('/:document/changer'), guards, loadedPage(web, changePage, loadHidable));
  router.all(under('/:document/interdire'), guards, loadedPage(web, hidePage, loadHidable));
  router.all(under('/:document/autoriser'), guards, loadedPage(web, showPage, loadHidable));
  return router;
}

/** The page before the act; where nothing was chosen, the list to choose from. */
function confirm(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const record = await loadRecord(visit);
    const state = await loadChosen(visit, record);
    if (state === undefined || state.count === 0)
      return response.redirect(303, visit.href(documentsPath(record.access.recordId, '/cacher')));
    await answerPage({ ...visit, state }, response, confirmPage);
  };
}

/** Reads one page of all documents. @throws Problem 404 */
async function loadChoose(visit: Visit): Promise<ChooseState> {
  const state = await loadRecord(visit);
  const page = Number(visit.request.params.page ?? 1);
  if (!Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  const from = (page - 1) * perPage;
  const found = await documentsOf(visit.world, state.access, { from, count: perPage + 1 });
  if (found.length === 0 && page > 1) throw new Problem(404);
  return { ...state, documents: found.slice(0, perPage), page, hasNext: found.length > perPage };
}

/** Reads what was hidden together, with the first documents of it. @throws Problem 404 */
async function loadDone(visit: Visit): Promise<DoneState> {
  const state = await loadRecord(visit);
  const hiding = await hidingOf(visit.world, state.access, String(visit.request.params.hiding ?? ''));
  if (hiding === undefined) throw new Problem(404);
  const first = hiding.documentIds.slice(0, perPage);
  const found = await Promise.all(first.map(id => documentOf(visit.world, state.access, id)));
  const documents = found.filter(one => one !== undefined && one.removedAt === undefined);
  return { ...state, hiding, documents: documents.filter(one => one !== undefined) };
}
