import { Router } from 'express';
import type { LoadCaring } from '../../web/caring.ts';
import type { Web } from '../../web/context.ts';
import { loadedPage } from '../../web/pages.ts';
import { patientsPage, professionalsPage } from './choose-pages.ts';
import { patientPage } from './patient-page.ts';
import { loadPlayed, loadPlaying } from './state.ts';

/** The pages of a professional before one record, as the professionals' side has them. */
type RecordPages = (web: Web, place: { readonly under: string; readonly load: LoadCaring }) => Router;

/** Where the record of somebody is that a professional is played before. */
export const playedUnder = '/demo/professionnels/:exercise/:record';

/** Acting as a professional, on a demo site alone: what each rule shows from the other side. */
export function actingRoutes(web: Web, recordPages: RecordPages): Router {
  const router = Router();
  router.use('/demo/professionnels', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get(
    '/demo/professionnels',
    loadedPage(web, professionalsPage, async () => undefined),
  );
  router.get('/demo/professionnels/:exercise', loadedPage(web, patientsPage, loadPlayed));
  router.get(`${playedUnder}/patient`, loadedPage(web, patientPage, loadPlaying));
  router.use(recordPages(web, { under: playedUnder, load: loadPlaying }));
  return router;
}
