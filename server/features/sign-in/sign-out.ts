import type { RequestHandler } from 'express';
import { traceAccount } from '../../identity/trace.ts';
import type { Web } from '../../web/context.ts';
import { endSession } from '../../web/session.ts';

/** Ends the session and has the browser forget what it kept of this site (product rules, §2.7). */
export function signOut(web: Web): RequestHandler {
  const { world } = web;
  return async (request, response) => {
    const { accountId } = request.session;
    if (accountId !== undefined) {
      await world.db.transaction().execute(trx => traceAccount(trx, world, { accountId, verb: 'sign-out' }));
    }
    await endSession(request);
    response.set('Clear-Site-Data', '"cache", "cookies", "storage"');
    response.redirect(303, `${world.base}/${request.language.code}/au-revoir`);
  };
}
