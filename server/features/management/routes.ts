import { type RequestHandler, Router } from 'express';
import { closedRecordOf } from '../../record/closing.ts';
import { confirmed } from '../../web/confirmed.ts';
import type { Web } from '../../web/context.ts';
import { accountOf, signedIn } from '../../web/guards.ts';
import { loadedPage, visitOf } from '../../web/pages.ts';
import { closedRecordPath, managementPath } from '../../web/paths.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { wants } from '../../web/wants.ts';
import { blockPage } from './block-page.ts';
import { blockedPage, loadBlocked } from './blocked-page.ts';
import { beforeClosingPage, closedPage, closePage, loadClosed, loadOwn } from './close-pages.ts';
import { giveConsentPage, loadConsent, withdrawPage } from './consent-pages.ts';
import { consentsPage } from './consents-page.ts';
import { doctorPage } from './doctor-page.ts';
import { overviewPage } from './overview-page.ts';
import { type Purpose, purposes } from './purposes.ts';
import { rightsPage } from './rights-pages.ts';
import { loadSearch, searchPage } from './search-page.ts';
import { loadManaged, loadPerson } from './state.ts';

const under = (path: string): string => managementPath(':record', path);

/** « Gestion du DMP »: who may see the record, and closing it. */
export function managementRoutes(web: Web): Router {
  const router = Router();
  router.use(under(''), signedIn(web), firstStepsDone(web));
  router.get(under(''), loadedPage(web, overviewPage, loadManaged));
  router.all(under('/acces-bloques'), loadedPage(web, blockedPage, loadBlocked));
  router.all(under('/acces-bloques/page/:page'), loadedPage(web, blockedPage, loadBlocked));
  router.all(under('/medecin-traitant'), loadedPage(web, doctorPage, loadManaged));
  router.all(under('/professionnels'), loadedPage(web, consentsPage, loadManaged));
  router.all(under('/professionnels/:consent/retirer'), loadedPage(web, withdrawPage, loadConsent));
  searchRoutes(router, web);
  closingRoutes(router, web);
  return router;
}

const chosen = {
  block: blockPage,
  doctor: rightsPage('doctor'),
  rights: rightsPage('rights'),
  consent: giveConsentPage,
};

/** For each purpose a search of the directory, and the page of the one who was chosen. */
function searchRoutes(router: Router, web: Web): void {
  for (const purpose of Object.keys(purposes).filter((one): one is Purpose => one in purposes)) {
    const { path } = purposes[purpose];
    const search = loadedPage(web, searchPage(purpose), visit => loadSearch(visit, purpose));
    router.all(under(path), search);
    router.all(under(`${path}/page/:page`), search);
    router.all(under(`${path}/:rpps`), loadedPage(web, chosen[purpose], loadPerson));
  }
}

function closingRoutes(router: Router, web: Web): void {
  // Somebody who acts for the owner does not close: the page is not there for them.
  router.get(
    under('/fermer'),
    loadedPage(web, beforeClosingPage, visit => recordState(visit, 'own')),
  );
  router.use(wants.fermer, signedIn(web), notClosed(web), confirmed(web, 'fermer'));
  router.all(wants.fermer, loadedPage(web, closePage, loadOwn));
  router.use(closedRecordPath, signedIn(web), stillClosed(web));
  router.all(closedRecordPath, loadedPage(web, closedPage, loadClosed));
}

/** Back to the page that closes, when it is done: there is nothing to close any more. */
function notClosed(web: Web): RequestHandler {
  return async (request, response, next) => {
    const closed = await closedRecordOf(web.world, accountOf(request));
    if (closed === undefined) return next();
    response.redirect(303, visitOf(web, request, undefined).href(closedRecordPath));
  };
}

/** The page of a closed record, when it was opened again in another tab, leads home. */
function stillClosed(web: Web): RequestHandler {
  return async (request, response, next) => {
    const closed = await closedRecordOf(web.world, accountOf(request));
    if (closed !== undefined) return next();
    response.redirect(303, visitOf(web, request, undefined).href('/accueil'));
  };
}
