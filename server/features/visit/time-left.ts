import type { Request, RequestHandler, Response } from 'express';
import type { Web } from '../../web/context.ts';
import { Problem } from '../../web/problems.ts';
import { leaveUntouched } from '../../web/session-store.ts';
import { timeLeft } from '../../web/session-time.ts';
import { isSomebodyIn, whoseVisit } from '../../web/visit-frame.ts';

/** Tells a page's script how long its visit lasts. Asking does not make it longer. */
export function askTimeLeft(web: Web): RequestHandler {
  return (request, response) => {
    leaveUntouched(request.session);
    tell(web, request, { response, counts: 'asks' });
  };
}

/**
 * « Je continue »: the request itself is what renews the visit. A page of before somebody signed in anew in another tab
 * has no right token any more, but is of this site (see csrf.ts): staying in does no harm.
 */
export function goOn(web: Web): RequestHandler {
  return (request, response) => {
    if (request.method !== 'POST' && request.shownAgain?.reason !== 'stale') throw new Problem(404);
    tell(web, request, { response, counts: 'counts' });
  };
}

function tell(
  web: Web,
  request: Request,
  { response, counts }: { response: Response; counts: 'asks' | 'counts' },
): void {
  const { session } = request;
  response.set('Cache-Control', 'no-store');
  if (!isSomebodyIn(request)) return void response.json({ left: 0 });
  const { ms, isWhole } = timeLeft(web.world, session, counts);
  response.json({ left: ms, isWhole, whose: whoseVisit(web, request) });
}
