import { type RequestHandler, Router } from 'express';
import type { Web } from '../../web/context.ts';
import { onlyShow } from '../../web/csrf.ts';
import { pageHandler } from '../../web/pages.ts';
import { comfortPage } from './comfort-page.ts';

/** « J'essaie »: the page again, in the look that is chosen on it, with nothing kept. */
const trial: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && Object(request.body).try !== undefined) onlyShow(request, 'language');
  next();
};

/** « Confort de lecture ». */
export function comfortRoutes(web: Web): Router {
  const router = Router();
  router.all('/confort', trial, pageHandler(web, comfortPage));
  return router;
}
