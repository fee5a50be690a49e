import type { Request, RequestHandler } from 'express';
import type { Web } from '../../web/context.ts';
import { keepDraft } from '../../web/drafts.ts';
import { markOfAnyPage } from '../../web/page-mark.ts';
import { EndedVisit, Problem, type WayIn } from '../../web/problems.ts';
import { isSomebodyIn, whoseVisit } from '../../web/visit-frame.ts';

/**
 * « Votre visite est finie », for a page whose time is over: it sends what its form holds, which is kept, and shows this
 * in its place, with the way in to begin another one. It carries out nothing. While the visit goes on, by another tab,
 * there is nothing to show.
 */
export function endedPage(web: Web, wayIn: WayIn): RequestHandler {
  const { world } = web;
  return async (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (request.method !== 'POST' && request.shownAgain === undefined) return next(new Problem(404));
    if (isTheirs(web, request)) return void response.status(204).end();
    const isKept = await keepDraft(world, request, markOfAnyPage(world, request));
    next(new EndedVisit(isKept, wayIn));
  };
}

/** Whether the visit that goes on is the one of the page that asks, and not of somebody who signed in after it. */
const isTheirs = (web: Web, request: Request): boolean =>
  isSomebodyIn(request) && Object(request.body).whose === whoseVisit(web, request);
