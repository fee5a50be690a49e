import { Router } from 'express';
import { confirmed } from '../../web/confirmed.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { pageHandler } from '../../web/pages.ts';
import { firstStepsDone } from '../../web/record-guard.ts';
import { sheetPdf } from '../../web/sheet-pdf.ts';
import { findWant, wants } from '../../web/wants.ts';
import { appKeyPage, appPage } from './app-pages.ts';
import { confirmJourney } from './confirm-steps.ts';
import { contactCodePage } from './contact-code-page.ts';
import { emailPage, phonePage } from './contact-pages.ts';
import { codeAwaited } from './contact-state.ts';
import { languagePage } from './language-page.ts';
import { messagesPage } from './messages-page.ts';
import { overviewPage } from './overview-page.ts';
import { passwordPage } from './password-page.ts';
import { removePages } from './remove-pages.ts';
import { freshSheetPage, sheetPage } from './sheet-page.ts';
import { visitsPage } from './visits-page.ts';

/** « Mon compte »: what needs a signed-in person alone, and what asks for password and code once more. */
export function settingsRoutes(web: Web): Router {
  const router = Router();
  router.use('/compte', signedIn(web), firstStepsDone(web));
  router.get('/compte', pageHandler(web, overviewPage));
  router.all('/compte/langue', pageHandler(web, languagePage));
  router.all('/compte/messages', pageHandler(web, messagesPage));
  router.all('/compte/visites', pageHandler(web, visitsPage));
  router.use(journeyRouter(web, confirmJourney));
  router.use(confirmedRoutes(web));
  return router;
}

/** Every page under the path of a want stands behind the same guard, those that are added later too. */
function confirmedRoutes(web: Web): Router {
  const router = Router();
  for (const [name, path] of Object.entries(wants)) {
    const want = findWant(name);
    if (want !== undefined) router.use(path, confirmed(web, want));
  }
  router.all('/compte/mot-de-passe', pageHandler(web, passwordPage));
  router.all('/compte/email', pageHandler(web, emailPage));
  router.all('/compte/email/code', codeAwaited(web, 'email'), pageHandler(web, contactCodePage));
  router.all('/compte/telephone', pageHandler(web, phonePage));
  router.all('/compte/telephone/code', codeAwaited(web, 'sms'), pageHandler(web, contactCodePage));
  router.all('/compte/codes', pageHandler(web, sheetPage));
  router.all('/compte/codes/feuille', pageHandler(web, freshSheetPage));
  router.get('/compte/codes/feuille.pdf', sheetPdf(web));
  router.all('/compte/application', pageHandler(web, appPage));
  router.all('/compte/application/cle', pageHandler(web, appKeyPage));
  for (const [path, page] of Object.entries(removePages))
    router.all(`${path}/enlever`, pageHandler(web, page));
  return router;
}
