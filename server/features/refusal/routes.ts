import { type Request, type RequestHandler, Router } from 'express';
import type { Web } from '../../web/context.ts';
import { pageHandler } from '../../web/pages.ts';
import { ledBefore } from '../../web/submissions.ts';
import { confirmPage, donePage, numberPage } from './pages.ts';

/** Pages that follow from another one are for whoever did that one; others begin at the number. */
function only(web: Web, isOpen: (request: Request) => boolean): RequestHandler {
  return async (request, response, next) => {
    if (isOpen(request)) return next();
    const before = await ledBefore(web.world, request);
    response.redirect(303, before ?? `${web.world.base}/${request.language.code}/pas-moi`);
  };
}

/** « Ce n'est pas moi »: stopping an act that a message told of, without signing in. */
export function refusalRoutes(web: Web): Router {
  const router = Router();
  const hasNumber = only(web, ({ session }) => session.refusal !== undefined);
  const isDone = only(web, ({ session }) => session.hasRefused === true);
  router.all('/pas-moi', pageHandler(web, numberPage));
  router.all('/pas-moi/confirmer', hasNumber, pageHandler(web, confirmPage));
  router.get('/pas-moi/fait', isDone, pageHandler(web, donePage));
  return router;
}
