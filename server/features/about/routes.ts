import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { pageHandler } from '../../web/pages.ts';
import { sceneGroups } from '../../web/sprites.ts';
import { howPage } from './how-page.ts';
import { leafletPdf } from './leaflet-pdf.ts';
import { healthPicturesPage, picturesPage, scenesPage } from './pictures-pages.ts';
import { wordsPage } from './words-page.ts';

/** What the site explains about itself: how it works, its hard words, its pictures. */
export function aboutRoutes(web: Web): Router {
  const router = Router();
  router.get('/comment-ca-marche', pageHandler(web, howPage));
  router.get('/comment-ca-marche.pdf', leafletPdf(web));
  router.get('/mots', pageHandler(web, wordsPage));
  router.get('/images', pageHandler(web, picturesPage));
  router.get('/images/sante', pageHandler(web, healthPicturesPage));
  for (const group of sceneGroups) router.get(`/images/scenes/${group}`, pageHandler(web, scenesPage(group)));
  return router;
}
