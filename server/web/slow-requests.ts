import type { RequestHandler } from 'express';

/** How long a request may take to come in whole, in milliseconds. */
const patience = 30_000;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Closes the line of a form that comes in by drops: it would hold a place for nothing. Forms with files may take longer,
 * as long as something comes (see upload.ts); the server's own limit, in listen.ts, is for them.
 */
export const slowRequests: RequestHandler = (request, _response, next) => {
  if (safeMethods.has(request.method)) return next();
  const timer = setTimeout(() => {
    if (!request.complete && request.upload === undefined) request.destroy();
  }, patience).unref();
  request.once('close', () => clearTimeout(timer));
  next();
};
