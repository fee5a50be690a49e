import { type RequestHandler, Router } from 'express';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, loadedPage, visitOf } from '../../web/pages.ts';
import { directiveFilesPath } from '../../web/paths.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import { directiveFilesPage } from './directive-files-page.ts';
import { writePage } from './form-page.ts';
import { paperPdf } from './paper-pdf.ts';
import { partPage } from './part-page.ts';
import { informationPath, type Part, parts } from './parts.ts';
import { directivesPage, measuresPage, overviewPage, wishesPage } from './rows-pages.ts';
import { loadAll, loadItem, loadPart, loadWishes } from './state.ts';

const under = (path: string): string => informationPath(':record', path);

/** « Mes informations » and « Volontés et droits »: each part has a page, and a form to write in it. */
export function informationRoutes(web: Web): Router {
  const router = Router();
  router.use(under(''), signedIn(web), firstStepsDone(web));
  router.get(under(''), loadedPage(web, overviewPage, loadAll));
  router.get(under('/mesures'), loadedPage(web, measuresPage, loadAll));
  router.get(under('/volontes'), loadedPage(web, wishesPage, loadWishes));
  router.get(under('/volontes/directives'), loadedPage(web, directivesPage, loadWishes));
  router.all(under(directiveFilesPath), loadedPage(web, directiveFilesPage, loadWishes));
  for (const part of parts) partRoutes(router, web, part);
  return router;
}

function partRoutes(router: Router, web: Web, part: Part): void {
  const path = under(part.path);
  if (part.hasPaper) router.get(`${path}/papier.pdf`, paperPdf(web, part));
  router.all(
    path,
    loadedPage(web, partPage(part), visit => loadPart(visit, part)),
  );
  if (part.isSingle) {
    router.all(
      `${path}/ecrire`,
      loadedPage(web, writePage(part, 'add'), visit => loadPart(visit, part)),
    );
  } else {
    router.all(
      `${path}/ajouter`,
      loadedPage(web, writePage(part, 'add'), visit => loadPart(visit, part)),
    );
    router.all(`${path}/:item`, changed(web, part));
  }
}

/** What was removed is changed by nobody but the person who was writing about it at that time. */
function changed(web: Web, part: Part): RequestHandler {
  const page = writePage(part, 'change');
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await loadItem(visit, part);
    if (state.item?.removedAt !== undefined && request.method === 'GET') {
      return response.redirect(303, visit.href(informationPath(state.access.recordId, part.path)));
    }
    await answerPage({ ...visit, state }, response, page);
  };
}
