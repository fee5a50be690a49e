import type { Request, Response } from 'express';
import { traceAccount } from '../identity/trace.ts';
import type { World } from '../world.ts';
import { endSession } from './session.ts';

/** Ends the visit of this browser, on the server and in what the browser kept of the site (product rules, §2.7). */
export async function endVisit(world: World, request: Request, response: Response): Promise<void> {
  const { accountId } = request.session;
  if (accountId !== undefined) {
    await world.db.transaction().execute(trx => traceAccount(trx, world, { accountId, verb: 'sign-out' }));
  }
  await endSession(request);
  response.set('Clear-Site-Data', '"cache", "cookies", "storage"');
}
