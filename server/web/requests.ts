import type { Request, RequestHandler } from 'express';
import type { World } from '../world.ts';

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Gives each request a number that a person can read out on the phone, and writes one log line when it is answered. */
export function numberedRequests(world: World): RequestHandler {
  return (request, response, next) => {
    request.number = Array.from(world.random(8), byte => letters[byte % letters.length]).join('');
    const start = performance.now();
    response.on('finish', () => {
      world.log.info({
        request: request.number,
        method: request.method,
        page: anonymousPath(request),
        status: response.statusCode,
        ms: Math.round(performance.now() - start),
      });
    });
    next();
  };
}

/** The path without anything that could point at a person: ids replaced, query left out, odd paths not repeated. */
function anonymousPath(request: Request): string {
  const path = request.originalUrl.split('?')[0] ?? '';
  const plain = path.replace(/\/[A-Za-z0-9_-]{22}(?=\/|$)/g, '/:id');
  return /^[A-Za-z0-9_./:-]{0,120}$/.test(plain) ? plain : '(other)';
}
