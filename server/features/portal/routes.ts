import { Router } from 'express';
import { carerIn, carerOnly, loadCarer } from '../../web/carer-visit.ts';
import type { Visit, Web } from '../../web/context.ts';
import { issuerSignOut } from '../../web/issuer-sign-out.ts';
import { loadedPage, type Page, pageHandler } from '../../web/pages.ts';
import { homePage } from './home-page.ts';
import { loadPlaces, placePage } from './place-page.ts';
import { wayIn } from './way-in.ts';

/** The way in for professionals, for everybody to read. */
const landingPage: Page<undefined> = {
  view: 'portal/landing',
  title: 'portal:landing.title',
  description: 'portal:landing.description',
  back: () => '/',
  model: ({ web, request, href }: Visit) => ({
    isOpen: web.issuers.isOpen('psc'),
    home: carerIn(request) === undefined ? '' : href('/soignants/accueil'),
  }),
};

const outPage: Page<undefined> = { view: 'portal/out', title: 'portal:out.title' };

/** The professionals' side: the way in by Pro Santé Connect, where they work, home, and the way out. */
export function portalRoutes(web: Web): Router {
  const router = Router();
  router.get('/soignants', pageHandler(web, landingPage));
  const way = wayIn(web);
  router.get('/soignants/connexion', way.begin);
  router.get('/soignants/retour', way.end);
  const out = issuerSignOut(web, { name: 'psc', out: '/soignants/sorti', home: '/soignants/accueil' });
  router.post('/soignants/sortie', out.carryOut);
  router.get('/soignants/sortie', out.afterwards);
  router.get('/soignants/sorti', out.inLanguage, pageHandler(web, outPage));
  router.all('/soignants/lieu', loadedPage(web, placePage, loadPlaces));
  router.all('/soignants/*rest', carerOnly(web));
  router.get('/soignants/accueil', loadedPage(web, homePage, loadCarer));
  return router;
}
