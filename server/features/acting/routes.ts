import { type RequestHandler, Router } from 'express';
import type { Visit, Web } from '../../web/context.ts';
import type { DocumentContents } from '../../web/document-contents.ts';
import { type AnyPage, answerPage, type Page, visitOf } from '../../web/pages.ts';
import { patientsPage, professionalsPage } from './choose-pages.ts';
import { depositPage, loadDeposit } from './deposit-page.ts';
import { documentPage, fileSender, loadOpened } from './document-page.ts';
import { emergencyPage, loadEmergency } from './emergency-page.ts';
import { patientPage } from './patient-page.ts';
import { loadList, recordPage } from './record-page.ts';
import { loadCarer, loadCaring } from './state.ts';

/** Acting as a professional, on a demo site alone: what each rule shows from the other side. */
export function actingRoutes(web: Web, contents: DocumentContents): Router {
  const router = Router();
  const under = (path = ''): string => `/demo/professionnels/:exercise/:record${path}`;
  const files = fileSender(web, contents);
  router.use('/demo/professionnels', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get(
    '/demo/professionnels',
    on(web, professionalsPage, async () => undefined),
  );
  router.get('/demo/professionnels/:exercise', on(web, patientsPage, loadCarer));
  router.get([under(), under('/page/:page')], on(web, recordPage, loadList));
  router.get(under('/patient'), on(web, patientPage, loadCaring));
  router.all(under('/urgence'), on(web, emergencyPage('break-glass'), loadEmergency('break-glass')));
  router.all(under('/centre-15'), on(web, emergencyPage('centre-15'), loadEmergency('centre-15')));
  router.all(under('/deposer'), on(web, depositPage, loadDeposit));
  router.get(under('/documents/:document'), on(web, documentPage(contents), loadOpened));
  router.get(under('/documents/:document/fichier'), (request, response) =>
    files.file(request, response, 'keep'),
  );
  router.get(under('/documents/:document/ouvrir'), (request, response) =>
    files.file(request, response, 'open'),
  );
  router.get(under('/documents/:document/piece/:piece'), (request, response) =>
    files.piece(request, response),
  );
  return router;
}

function on<State>(
  web: Web,
  page: AnyPage<State> | Page<State>,
  load: (visit: Visit) => Promise<State>,
): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await answerPage({ ...visit, state: await load(visit) }, response, page);
  };
}
