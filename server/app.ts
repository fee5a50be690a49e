import express, { type Express, Router } from 'express';
import { playedUnder } from './features/acting/routes.ts';
import { filePaths } from './features/care/routes.ts';
import { recordUnder } from './features/care/state.ts';
import { DemoIssuers, issuerHandler, issuerPaths } from './features/demo-issuer/issuers.ts';
import { demoIssuerRoutes } from './features/demo-issuer/routes.ts';
import { attachLimits, attachPaths } from './features/documents/attach-routes.ts';
import { fhirInterface } from './features/fhir/routes.ts';
import { demoFeatures, features } from './site-features.ts';
import { formBodies } from './web/bodies.ts';
import { byFirstPart, type Feature } from './web/by-first-part.ts';
import type { Web } from './web/context.ts';
import { comfortButton, formToken, languageButton } from './web/csrf.ts';
import { robots, sitemap } from './web/for-engines.ts';
import { frontDoor } from './web/front-door.ts';
import { health } from './web/health.ts';
import { languageOfError, languageOfPath } from './web/language.ts';
import { looks } from './web/looks.ts';
import { Problem, problemPages } from './web/problems.ts';
import { numberedRequests } from './web/requests.ts';
import { sameSiteOnly, securityHeaders } from './web/security.ts';
import { sessions } from './web/session.ts';
import { slowRequests } from './web/slow-requests.ts';
import { uploads } from './web/upload.ts';

/** The site of one world, ready to listen or to be mounted under `world.base` of another app. */
export function createApp(web: Web): Express {
  const { world } = web;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', world.config.trustedProxies ?? false);
  app.set('query parser', 'simple');
  // A page is never the same twice (its tokens), so a mark to compare it by would only cost time.
  app.set('etag', false);
  app.use(numberedRequests(world));
  app.use(securityHeaders(world));
  app.use('/static', web.assets.handler);
  app.get('/healthz', health(world));
  app.get('/robots.txt', robots(world));
  app.get('/sitemap.xml', sitemap(world, listedPages()));
  app.use(languageOfError);
  const issuers = world.config.demo ? embedIssuers(web, app) : undefined;
  app.use('/fhir', fhirInterface(web));
  app.use(sameSiteOnly(world));
  app.use(slowRequests);
  app.use(formBodies);
  app.use(frontDoor(web));
  app.use('/:language', inLanguage(pages(web, issuers)));
  app.use((_request, _response, next) => next(new Problem(404)));
  app.use(problemPages(web));
  return app;
}

const listedPages = (): string[] => features.flatMap(({ listed = [] }) => listed);

/** Mounts the OpenID providers that a demo site holds itself. On a real site they do not exist. */
function embedIssuers(web: Web, app: Express): DemoIssuers {
  const issuers = new DemoIssuers(web);
  web.issuers.embed(issuers);
  for (const name of ['psc', 'staff'] as const) app.use(issuerPaths[name], issuerHandler(web, issuers, name));
  return issuers;
}

/** What stands under a language. The router that knows its part of the path is one of its own: merging takes time at each step. */
function inLanguage(under: Router): Router {
  return Router({ mergeParams: true }).use(languageOfPath, under);
}

/** Every page, under its language. */
function pages(web: Web, issuers: DemoIssuers | undefined): Router {
  const router = Router();
  router.use(sessions(web.world));
  router.use(looks(web.world));
  const ofFiles = [recordUnder, playedUnder].flatMap(filePaths);
  router.post([...attachPaths, ...ofFiles], uploads(attachLimits));
  router.use(formToken);
  router.use(languageButton);
  router.use(comfortButton);
  const identities: Feature[] = issuers
    ? [{ parts: ['demo'], routes: () => demoIssuerRoutes(web, issuers) }]
    : [];
  const all = web.world.config.demo ? [...features, ...demoFeatures, ...identities] : features;
  router.use(byFirstPart(web, all));
  return router;
}
