import express, { type Express, type Request, Router } from 'express';
import { aboutRoutes } from './features/about/routes.ts';
import { accessHistoryRoutes } from './features/access-history/routes.ts';
import { historyWords } from './features/access-history/words.ts';
import { actingRoutes } from './features/acting/routes.ts';
import { agentsRoutes } from './features/agents/routes.ts';
import { careHistoryRoutes } from './features/care-history/routes.ts';
import { comfortRoutes } from './features/comfort/routes.ts';
import { complaintsRoutes } from './features/complaints/routes.ts';
import { contactRoutes } from './features/contact/routes.ts';
import { counterRoutes } from './features/counter/routes.ts';
import { counterDesk, professionalDesk } from './features/creating/desk.ts';
import { creatingRoutes, creationCountRoutes } from './features/creating/routes.ts';
import { creationRoutes } from './features/creation/routes.ts';
import { demoRoutes } from './features/demo/routes.ts';
import { embedIssuers } from './features/demo-issuer/embed.ts';
import type { DemoIssuers } from './features/demo-issuer/issuers.ts';
import { demoIssuerRoutes } from './features/demo-issuer/routes.ts';
import { attachLimits, attachPaths, attachRoutes } from './features/documents/attach-routes.ts';
import { sendFile, sendPiece } from './features/documents/files.ts';
import { readContents } from './features/documents/reading.ts';
import { documentsRoutes } from './features/documents/routes.ts';
import { authorInWords, kindInWords } from './features/documents/words.ts';
import { emergencyRoutes } from './features/emergency/routes.ts';
import { emergencyCardRoutes } from './features/emergency-card/routes.ts';
import { exportRoutes } from './features/export/routes.ts';
import { fhirInterface } from './features/fhir/routes.ts';
import { firstSignInRoutes } from './features/first-sign-in/routes.ts';
import { helpRoutes } from './features/help/routes.ts';
import { hidingRoutes } from './features/hiding/routes.ts';
import { homeRoutes } from './features/home/routes.ts';
import { managementRoutes } from './features/management/routes.ts';
import { matrixListed, matrixRoutes } from './features/matrix/routes.ts';
import { informationInWords } from './features/my-information/in-words.ts';
import { informationRoutes } from './features/my-information/routes.ts';
import { operatorRoutes } from './features/operator/routes.ts';
import { portalRoutes } from './features/portal/routes.ts';
import { recoveryRoutes } from './features/recovery/routes.ts';
import { refusalRoutes } from './features/refusal/routes.ts';
import { seeAsRoutes } from './features/see-as/routes.ts';
import { settingsRoutes } from './features/settings/routes.ts';
import { signInRoutes } from './features/sign-in/routes.ts';
import { siteRoutes } from './features/site/routes.ts';
import { summaryRoutes } from './features/summary/routes.ts';
import { visitRoutes } from './features/visit/routes.ts';
import { formBodies } from './web/bodies.ts';
import { byFirstPart, type Feature } from './web/by-first-part.ts';
import type { Web } from './web/context.ts';
import { comfortButton, formToken, languageButton } from './web/csrf.ts';
import { robots, sitemap } from './web/for-engines.ts';
import { health } from './web/health.ts';
import { askedLanguage, languageOfError, languageOfPath } from './web/language.ts';
import { looks } from './web/looks.ts';
import { Problem, problemPages } from './web/problems.ts';
import { numberedRequests } from './web/requests.ts';
import { sameSiteOnly, securityHeaders } from './web/security.ts';
import { sessions } from './web/session.ts';
import { slowRequests } from './web/slow-requests.ts';
import { sceneGroups } from './web/sprites.ts';
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
  app.get('/', (request, response) => response.redirect(302, front(web, request, '')));
  if (world.config.demo)
    app.get('/demo', (request, response) => response.redirect(302, front(web, request, 'demo')));
  app.use('/:language', inLanguage(pages(web, issuers)));
  app.use((_request, _response, next) => next(new Problem(404)));
  app.use(problemPages(web));
  return app;
}

const listedPages = (): string[] => features.flatMap(({ listed = [] }) => listed);

/** The address of a page in the language that the browser asks for. */
function front(web: Web, request: Request, page: string): string {
  return `${web.world.base}/${askedLanguage(request).code}/${page}`;
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
  router.post(attachPaths, uploads(attachLimits));
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

const recordWords = { informationInWords, kindInWords, authorInWords };

/** Every part of the site, in the order in which they are asked. */
export const features: readonly Feature[] = [
  { parts: ['', 'au-revoir', 'accueil', 'sans-dossier', 'dmp'], routes: homeRoutes, listed: ['/'] },
  { parts: ['dmp'], routes: attachRoutes },
  { parts: ['dmp'], routes: hidingRoutes },
  { parts: ['dmp'], routes: documentsRoutes },
  { parts: ['dmp'], routes: emergencyRoutes },
  { parts: ['dmp'], routes: informationRoutes },
  { parts: ['dmp'], routes: emergencyCardRoutes },
  { parts: ['dmp'], routes: careHistoryRoutes },
  { parts: ['dmp'], routes: summaryRoutes },
  { parts: ['dmp'], routes: seeAsRoutes },
  { parts: ['dmp', 'dmp-ferme'], routes: complaintsRoutes },
  { parts: ['dmp'], routes: accessHistoryRoutes },
  { parts: ['dmp'], routes: web => exportRoutes(web, { ...recordWords, ...historyWords }) },
  { parts: ['creation'], routes: creationRoutes, listed: ['/creation'] },
  { parts: ['connexion', 'deconnexion'], routes: signInRoutes },
  { parts: ['premiere-connexion'], routes: firstSignInRoutes },
  { parts: ['compte'], routes: settingsRoutes },
  { parts: ['dmp', 'dmp-ferme', 'compte'], routes: managementRoutes },
  { parts: ['pas-moi'], routes: refusalRoutes },
  { parts: ['retrouver'], routes: recoveryRoutes },
  { parts: ['operateur'], routes: operatorRoutes },
  { parts: ['soignants'], routes: portalRoutes, listed: ['/soignants'] },
  { parts: ['soignants'], routes: web => creatingRoutes(web, professionalDesk) },
  { parts: ['soignants'], routes: creationCountRoutes },
  { parts: ['agents'], routes: agentsRoutes },
  { parts: ['agents'], routes: web => creatingRoutes(web, counterDesk) },
  { parts: ['agents'], routes: counterRoutes },
  { parts: ['confort'], routes: comfortRoutes },
  { parts: ['session', 'quitter'], routes: visitRoutes },
  { parts: ['aide'], routes: matrixRoutes, listed: matrixListed },
  { parts: ['aide'], routes: helpRoutes, listed: ['/aide'] },
  {
    parts: ['comment-ca-marche', 'comment-ca-marche.pdf', 'mots', 'images'],
    routes: aboutRoutes,
    listed: [
      '/comment-ca-marche',
      '/mots',
      '/images',
      '/images/sante',
      ...sceneGroups.map(group => `/images/scenes/${group}`),
    ],
  },
  { parts: ['contact'], routes: contactRoutes, listed: ['/contact'] },
  {
    parts: ['conditions', 'vie-privee', 'mentions-legales', 'accessibilite', 'plan-du-site'],
    routes: siteRoutes,
    listed: ['/conditions', '/vie-privee', '/mentions-legales', '/accessibilite', '/plan-du-site'],
  },
];
/** What exists on a demo site alone. */
export const demoFeatures: readonly Feature[] = [
  { parts: ['demo'], routes: demoRoutes },
  { parts: ['demo'], routes: web => actingRoutes(web, { read: readContents, sendFile, sendPiece }) },
];
