import type { Request, RequestHandler } from 'express';
import type { World } from '../world.ts';

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Gives each request a number that a person can read out on the phone, and writes one log line when it is answered. */
export function numberedRequests(world: World): RequestHandler {
  return (request, response, next) => {
    request.number = '';
    for (const byte of world.random(8)) request.number += letters[byte % letters.length];
    const start = performance.now();
    const { method } = request;
    response.on('finish', () => {
      world.log.info({
        request: request.number,
        method,
        page: anonymousPath(request, response.statusCode),
        status: response.statusCode,
        ms: Math.round(performance.now() - start),
      });
    });
    next();
  };
}

/** What the parts of the site's own paths are made of. Anything else may be an id, or what somebody typed there. */
const plainPart = /^([a-z]{1,20}(-[a-z]{1,20}){0,3}|centre-15|)$/;

/** The path without anything that could point at a person: ids and odd parts replaced, query left out. */
function anonymousPath(request: Request, status: number): string {
  if (status === 404) return '(unknown)';
  const path = request.originalUrl.split('?')[0] ?? '';
  const parts = path.split('/').slice(0, 10);
  return parts.map(part => (plainPart.test(part) ? part : ':id')).join('/');
}
