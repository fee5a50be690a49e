import { type Request, Router } from 'express';
import type { Web } from './context.ts';
import { askedLanguage } from './language.ts';

/** Addresses without a language lead to the page in the one that the browser asks for. */
export function frontDoor(web: Web): Router {
  const router = Router();
  router.get('/', (request, response) => response.redirect(302, front(web, request, '')));
  if (web.world.config.demo)
    router.get('/demo', (request, response) => response.redirect(302, front(web, request, 'demo')));
  return router;
}

function front(web: Web, request: Request, page: string): string {
  return `${web.world.base}/${askedLanguage(request).code}/${page}`;
}
