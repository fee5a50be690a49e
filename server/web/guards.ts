import type { Request, RequestHandler } from 'express';
import type { World } from '../world.ts';
import type { Web } from './context.ts';
import { Problem } from './problems.ts';
import { cameWithEndedSession } from './session.ts';

/** Lets signed-in people through; others go and sign in, or read that their session has ended. */
export function signedIn(web: Web): RequestHandler {
  return (request, response, next) => {
    if (request.session.accountId !== undefined) return next();
    if (cameWithEndedSession(web.world, request)) return next(new Problem('ended'));
    response.redirect(303, `${web.world.base}/${request.language.code}/connexion`);
  };
}

/** The account of a signed-in request. @throws Problem when there is none, so that no page can forget its guard */
export function accountOf(request: Request): string {
  const { accountId } = request.session;
  if (accountId === undefined) throw new Problem('ended');
  return accountId;
}

/** Where a request comes from, for limits by address. */
export function addressOf(_world: World, request: Request): string {
  return request.ip ?? 'unknown';
}
