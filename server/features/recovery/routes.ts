import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { journeyRouter } from '../../web/journeys.ts';
import { pageHandler } from '../../web/pages.ts';
import { donePage, elsewherePage, hasRecovered } from './done-page.ts';
import { recoveryJourney } from './steps.ts';

/** The way back in for whoever forgot the identifier or the password. */
export function recoveryRoutes(web: Web): Router {
  const router = Router();
  router.use(journeyRouter(web, recoveryJourney));
  router.get('/retrouver/autrement', pageHandler(web, elsewherePage));
  router.get(
    '/retrouver/fin',
    (request, response, next) => {
      if (hasRecovered(web.world, request)) return next();
      response.redirect(303, `${web.world.base}/${request.language.code}/connexion`);
    },
    pageHandler(web, donePage),
  );
  return router;
}
