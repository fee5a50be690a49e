import type { RequestHandler } from 'express';
import { lookOfAccount } from '../identity/look.ts';
import type { World } from '../world.ts';
import { readLook, wear } from './look.ts';

/**
 * Gives each request the look of its pages. The first one after signing in, on any device and by any way in, brings
 * the look that the account has chosen, if it has.
 */
export function looks(world: World): RequestHandler {
  return async (request, response, next) => {
    const { accountId, lookFrom } = request.session;
    if (accountId !== undefined && lookFrom !== accountId) {
      const look = await lookOfAccount(world, accountId);
      request.session.lookFrom = accountId;
      if (look !== undefined) request.session.look = readLook(look);
    }
    wear(world, request, response);
    next();
  };
}
