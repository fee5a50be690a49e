import type { Request, RequestHandler } from 'express';
import type { Web } from '../../web/context.ts';
import { clearAllCookies, endVisit } from '../../web/end-visit.ts';

/**
 * « Je quitte vite »: the visit ends, and another site takes the place of this one. The page's script goes there by
 * itself and only has the visit ended; without scripts the answer leads there.
 */
export function leave({ world }: Web): RequestHandler {
  return async (request, response) => {
    await endVisit(world, request, response);
    clearAllCookies(response);
    response.set('Cache-Control', 'no-store');
    if (isByScript(request)) response.status(204).end();
    else response.redirect(303, world.config.quickExitUrl);
  };
}

/** A form with an old token ends what visit there is, as when signing out. A bare look at the address ends nothing. */
export function leaveWithoutForm(web: Web): RequestHandler {
  const carryOut = leave(web);
  return (request, response, next) => {
    if (request.shownAgain?.reason === 'stale') return carryOut(request, response, next);
    response.redirect(303, web.world.config.quickExitUrl);
  };
}

const isByScript = ({ body }: Request): boolean => Object(body).script !== undefined;
