import { type RequestHandler, Router } from 'express';
import type { Web } from './context.ts';

/** A part of the site: its routes, and where they are found. */
export interface Feature {
  /** The first parts of its addresses, after the language. */
  readonly parts: readonly string[];
  readonly routes: (web: Web) => Router;
  /** Its pages, as paths after the language, that search engines are told of: anybody may read them. */
  readonly listed?: readonly string[];
}

/**
 * Leads a request through the routes of its own features alone: with many features, trying each one costs time. The
 * routes of one part stand in one row: a router inside another gives on what is not its own a turn of the event loop later.
 */
export function byFirstPart(web: Web, features: readonly Feature[]): RequestHandler {
  const routers = new Map<string, Router>();
  for (const { parts, routes } of features) {
    const { stack } = routes(web);
    for (const part of parts) {
      const router = routers.get(part) ?? Router();
      router.stack.push(...stack);
      routers.set(part, router);
    }
  }
  return (request, response, next) => {
    const part = request.path.split('/')[1] ?? '';
    const found = routers.get(part.toLowerCase());
    if (found === undefined) next();
    else found(request, response, next);
  };
}
