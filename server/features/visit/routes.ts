import { Router } from 'express';
import type { Web } from '../../web/context.ts';
import { endedPage } from './ended.ts';
import { leave, leaveWithoutForm } from './leave.ts';
import { askTimeLeft, goOn } from './time-left.ts';

/** How long a visit lasts, how it goes on, and its two ends: by itself, and in a hurry. */
export function visitRoutes(web: Web): Router {
  const router = Router();
  router.get('/session/reste', askTimeLeft(web));
  router.all('/session/continuer', goOn(web));
  router.all('/session/fin', endedPage(web, '/connexion'));
  router.all('/session/fin/operateur', endedPage(web, '/operateur'));
  router.all('/session/fin/soignant', endedPage(web, '/soignants'));
  router.all('/session/fin/agent', endedPage(web, '/agents'));
  router.post('/quitter', leave(web));
  router.get('/quitter', leaveWithoutForm(web));
  return router;
}
