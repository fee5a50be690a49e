import type { Request, Response } from 'express';
import { traceAccount } from '../identity/trace.ts';
import type { World } from '../world.ts';
import { endSession, forgetSession } from './session.ts';

/**
 * Ends the visit of this browser, on the server and in what the browser kept of the site (product rules, §2.7). The
 * cookie of reading comfort stays, for it says nothing of anybody: `clearAllCookies` takes it too.
 */
export async function endVisit(world: World, request: Request, response: Response): Promise<void> {
  const { accountId } = request.session;
  if (accountId !== undefined) {
    await world.db.transaction().execute(trx => traceAccount(trx, world, { accountId, verb: 'sign-out' }));
  }
  await endSession(request);
  forgetSession(world, response);
  response.set('Clear-Site-Data', '"cache", "storage"');
}

/** Has the browser forget every cookie of the site, after a visit that must leave no trace. */
export function clearAllCookies(response: Response): void {
  response.set('Clear-Site-Data', '"cache", "cookies", "storage"');
}
