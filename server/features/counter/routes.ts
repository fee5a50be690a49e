import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { loadedPage } from '../../web/pages.ts';
import { addPostRoutes } from '../../web/post-routes.ts';
import { holderPage } from './holder-page.ts';
import { reprintPage, sheetPage } from './identifiers-pages.ts';
import { loadHolder, mandatePage, mandatesPage, recordedPage } from './mandate-pages.ts';
import { searchPage } from './search-page.ts';
import { sheetFile } from './sheet-file.ts';
import { loadCounter, loadPerson, loadPost } from './state.ts';
import { loadMandate, withdrawPage } from './withdraw-page.ts';

const forIdentifiers = searchPage({
  title: 'counter:search.identifiers-title',
  next: '/agents/identifiants/personne',
});
const forMandate = searchPage({ title: 'counter:search.mandate-title', next: '/agents/mandat/personne' });

/** What agents do at a counter: papers anew, mandates on paper, the post. Nobody else passes their loaders. */
export function counterRoutes(web: Web): Router {
  const router = Router();
  router.all('/agents/identifiants', loadedPage(web, forIdentifiers, loadCounter));
  router.all('/agents/identifiants/personne', loadedPage(web, reprintPage, loadPerson));
  router.all('/agents/identifiants/feuille', loadedPage(web, sheetPage, loadPerson));
  router.get('/agents/identifiants/feuille.pdf', sheetFile(web));
  router.all('/agents/mandat', loadedPage(web, forMandate, loadCounter));
  router.all('/agents/mandat/personne', loadedPage(web, mandatesPage, loadPerson));
  router.all('/agents/mandat/proche', loadedPage(web, holderPage, loadPerson));
  router.all('/agents/mandat/contenu', loadedPage(web, mandatePage, loadHolder));
  router.all('/agents/mandat/note', loadedPage(web, recordedPage, loadPerson));
  router.all('/agents/mandat/retrait/:grant', loadedPage(web, withdrawPage, loadMandate));
  addPostRoutes(router, web, { path: '/agents/courrier', home: '/agents/accueil', load: loadPost });
  return router;
}
