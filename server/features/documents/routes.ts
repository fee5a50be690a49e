import './session.ts';
import { Router } from 'express';
import type { Visit, Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { loadedPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { firstStepsDone, type RecordState, recordState } from '../../web/record-guard.ts';
import { documentPage, removePage } from './document-pages.ts';
import { documentFile, documentPiece } from './files.ts';
import { categoriesPage, listPage, loadList } from './list-pages.ts';
import { documentsPath } from './paths.ts';
import { loadSearch, searchPage } from './search-page.ts';
import { loadDocument } from './state.ts';
import { canRewrite, rewritePage, writePage } from './write-page.ts';

const under = (path: string): string => documentsPath(':record', path);

/** « Documents »: the lists, the search, one document, and what the patient writes. */
export function documentsRoutes(web: Web): Router {
  const router = Router();
  router.use(under(''), signedIn(web), firstStepsDone(web));
  for (const path of ['', '/page/:page', '/sorte/:class', '/sorte/:class/page/:page'])
    router.get(under(path), loadedPage(web, listPage, loadList));
  router.get(under('/categories'), loadedPage(web, categoriesPage, recordState));
  router.get(under('/ajouter'), loadedPage(web, addPage, recordState));
  router.all(under('/rediger'), loadedPage(web, writePage, recordState));
  router.all(under('/chercher'), loadedPage(web, searchPage, loadSearch));
  router.get(under('/:document'), loadedPage(web, documentPage, loadPresent));
  router.all(under('/:document/modifier'), loadedPage(web, rewritePage, loadRewritable));
  router.all(under('/:document/supprimer'), loadedPage(web, removePage, loadDocument));
  router.get(under('/:document/fichier'), documentFile(web, 'keep'));
  router.get(under('/:document/ouvrir'), documentFile(web, 'open'));
  router.get(under('/:document/piece/:piece'), documentPiece(web));
  return router;
}

/** « Ajouter un document »: the two ways. */
const addPage: Page<RecordState> = {
  view: 'documents/add',
  title: 'documents:add.title',
  back: ({ state }) => documentsPath(state.access.recordId),
  model: ({ state, href }) => ({
    write: href(documentsPath(state.access.recordId, '/rediger')),
    attach: href(documentsPath(state.access.recordId, '/joindre')),
  }),
};

/** A document that was not taken away. @throws Problem 404 */
async function loadPresent(visit: Visit) {
  const state = await loadDocument(visit);
  if (state.document.removedAt !== undefined) throw new Problem(404);
  return state;
}

/** A document that its author may write again. @throws Problem 404 */
async function loadRewritable(visit: Visit) {
  const state = await loadPresent(visit);
  if (!canRewrite(state)) throw new Problem(404);
  return state;
}
