import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { type AnyPage, loadedPage, pageHandler } from '../../web/pages.ts';
import { addPostRoutes } from '../../web/post-routes.ts';
import { answeredComplaintsPage, complaintPage, openComplaintsPage } from './complaint-pages.ts';
import { answeredMessagesPage, messagePage, openMessagesPage } from './contact-pages.ts';
import { alreadyIn, operatorOnly, outOfSight } from './guard.ts';
import { homePage } from './home-page.ts';
import { passwordPage } from './password-page.ts';
import { endedPage, searchPage, sessionsPage } from './person-pages.ts';
import { refusalPage, refusedPage } from './refusal-pages.ts';
import { reopenedPage, reopenPage, suspendedPage } from './reopen-pages.ts';
import { signInPage } from './sign-in-page.ts';
import { afterSignOut, signOut } from './sign-out.ts';
import { loadOperator, type OperatorState } from './state.ts';

const pages: readonly [path: string, page: AnyPage<OperatorState>][] = [
  ['/operateur/accueil', homePage],
  ['/operateur/messages', openMessagesPage],
  ['/operateur/messages/traites', answeredMessagesPage],
  ['/operateur/messages/:message', messagePage],
  ['/operateur/signalements', openComplaintsPage],
  ['/operateur/signalements/traites', answeredComplaintsPage],
  ['/operateur/signalements/:complaint', complaintPage],
  ['/operateur/refus', refusedPage],
  ['/operateur/refus/:refusal', refusalPage],
  ['/operateur/visites', searchPage],
  ['/operateur/visites/personne', sessionsPage],
  ['/operateur/visites/fermees', endedPage],
  ['/operateur/visites/suspendu', suspendedPage],
  ['/operateur/visites/rouvrir', reopenPage],
  ['/operateur/visites/rouvert', reopenedPage],
];

/** The side of those who run the site: a way in of its own, and few pages, none of which holds health data. */
export function operatorRoutes(web: Web): Router {
  const router = Router();
  router.use('/operateur', outOfSight);
  router.get('/operateur', alreadyIn(web));
  router.all('/operateur', pageHandler(web, signInPage));
  router.all('/operateur/*rest', operatorOnly(web));
  router.all('/operateur/mot-de-passe', pageHandler(web, passwordPage));
  router.post('/operateur/sortie', signOut(web));
  router.get('/operateur/sortie', afterSignOut(web));
  addPostRoutes(router, web, {
    path: '/operateur/courrier',
    home: '/operateur/accueil',
    load: async visit => (await loadOperator(visit)).access,
  });
  for (const [path, page] of pages) router.all(path, loadedPage(web, page, loadOperator));
  return router;
}
