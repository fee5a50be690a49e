import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { type Page, pageHandler } from '../../web/pages.ts';
import { pictureNames } from '../../web/sprites.ts';

/** Where to find help: the phone, and what can be done alone. */
const helpPage: Page<undefined> = { view: 'help/help', title: 'help:help.title', back: () => '/' };

/** The whole set of pictures of the site. */
const picturesPage: Page<undefined> = {
  view: 'help/pictures',
  title: 'help:pictures.title',
  back: () => '/aide',
  model: () => ({ pictures: pictureNames('common'), scenes: pictureNames('scenes') }),
};

/** Help, and the page of the pictures. */
export function helpRoutes(web: Web): Router {
  const router = Router();
  router.get('/aide', pageHandler(web, helpPage));
  router.get('/images', pageHandler(web, picturesPage));
  return router;
}
