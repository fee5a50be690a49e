import type { RequestHandler } from 'express';
import type { World } from '../world.ts';
import { pingDatabase } from './session-store.ts';

/** 200 when the database answers, 503 otherwise, for whoever watches over the machine. */
export function health(world: World): RequestHandler {
  return async (_request, response) => {
    const up = await pingDatabase(world).then(
      () => true,
      () => false,
    );
    response
      .set('Cache-Control', 'no-store')
      .status(up ? 200 : 503)
      .json({ status: up ? 'ok' : 'unavailable' });
  };
}
