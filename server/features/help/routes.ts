import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { type Page, pageHandler } from '../../web/pages.ts';

/** Where to find help: the phone, and what can be done alone. */
const helpPage: Page<undefined> = { view: 'help/help', title: 'help:help.title', back: () => '/' };

/** Help. */
export function helpRoutes(web: Web): Router {
  const router = Router();
  router.get('/aide', pageHandler(web, helpPage));
  return router;
}
