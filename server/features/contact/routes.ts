import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { pageHandler } from '../../web/pages.ts';
import { formOfContact, receiptPage } from './pages.ts';

/** Writing to the operator, and the receipt. */
export function contactRoutes(web: Web): Router {
  const router = Router();
  router.all('/contact', pageHandler(web, formOfContact));
  router.get('/contact/recu', (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (request.session.messageSent !== undefined) return next();
    response.redirect(303, `${web.world.base}/${request.language.code}/contact`);
  });
  router.get('/contact/recu', pageHandler(web, receiptPage));
  return router;
}
