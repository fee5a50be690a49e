import type { Request } from 'express';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { addressOf } from './address.ts';
import { Problem } from './problems.ts';
import { browserOf, saveSession } from './session.ts';

/** More than a whole hospital opens behind one address, and too few to fill a disk: each is a row for an hour. */
export const newSessions: Limit = { name: 'new-sessions', most: 1000, window: hour };

/**
 * Gives the browser the session that a form needs, really there: when it cannot be written, the page says so instead
 * of the form. @throws Problem 429 when one address has opened too many
 */
export async function openSession(world: World, request: Request): Promise<void> {
  if (request.session.browser !== undefined) return;
  const what = { limit: newSessions, who: addressOf(request) };
  const may = await world.db.transaction().execute(trx => takeFromLimit(trx, world, what));
  if (!may) throw new Problem(429);
  browserOf(world, request);
  request.csrfToken();
  await saveSession(request);
}
