import { Router } from 'express';
import { carerOnly, loadCarer } from '../../web/carer-visit.ts';
import type { LoadCaring } from '../../web/caring.ts';
import type { Visit, Web } from '../../web/context.ts';
import type { DocumentContents } from '../../web/document-contents.ts';
import type { FilesState } from '../../web/form-files.ts';
import { type AnyPage, answerPage, loadedPage, visitOf } from '../../web/pages.ts';
import { answerWithFiles } from '../../web/take-files.ts';
import { announcePage, loadKeptBack } from './announce-page.ts';
import { consentPage } from './consent-page.ts';
import { depositPage, loadDeposit } from './deposit-page.ts';
import { documentPage, fileSender, loadOpened } from './document-page.ts';
import { emergencyPage, loadEmergency } from './emergency-page.ts';
import { findByNamePage, findByNumberPage } from './find-pages.ts';
import { loadList } from './list-state.ts';
import { loadOwn, loadOwnList, ownListPage, replacePage, withdrawPage } from './own-pages.ts';
import { careLinesPage, loadCareLines, loadSummary, summaryPage } from './part-pages.ts';
import { recordPage } from './record-page.ts';
import { findPath, loadCaring, recordUnder } from './state.ts';
import { loadWishes, wishesPage } from './wishes-page.ts';

/** The pages under a record whose forms bring files. */
export const filePaths = (under: string): string[] => [
  `${under}/deposer`,
  `${under}/documents/:document/remplacer`,
];

/** Where the pages of one record are, and who is before it. */
interface Place {
  readonly under: string;
  readonly load: LoadCaring;
}

/** The professionals' pages: finding a patient, and one record. */
export function careRoutes(web: Web, contents: DocumentContents): Router {
  const router = Router();
  router.use(['/soignants/patient', '/soignants/dmp'], carerOnly(web));
  router.all(findPath, loadedPage(web, findByNumberPage, loadCarer));
  router.all(`${findPath}/nom`, loadedPage(web, findByNamePage, loadCarer));
  router.use(careRecordRoutes(web, contents, { under: recordUnder, load: loadCaring }));
  return router;
}

/** The pages of a professional before one record. */
export function careRecordRoutes(web: Web, contents: DocumentContents, { under, load }: Place): Router {
  const router = Router();
  router.get([under, `${under}/liste/:span/:class/:page`], loadedPage(web, recordPage, loadList(load)));
  router.get(`${under}/resume`, loadedPage(web, summaryPage, loadSummary(load)));
  router.get(`${under}/soins{/:page}`, loadedPage(web, careLinesPage, loadCareLines(load)));
  router.get(`${under}/volontes`, loadedPage(web, wishesPage, loadWishes(load)));
  router.get(`${under}/mes-documents{/:page}`, loadedPage(web, ownListPage, loadOwnList(load)));
  router.all(`${under}/accord`, loadedPage(web, consentPage, load));
  for (const [path, kind] of [
    ['/urgence', 'break-glass'],
    ['/centre-15', 'centre-15'],
  ] as const)
    router.all(under + path, loadedPage(web, emergencyPage(kind), loadEmergency(load, kind)));
  addDocumentRoutes(router, web, { under: `${under}/documents/:document`, load, contents });
  withFiles(router, web, { path: `${under}/deposer`, page: depositPage, load: loadDeposit(load) });
  return router;
}

function addDocumentRoutes(
  router: Router,
  web: Web,
  { under, load, contents }: Place & { readonly contents: DocumentContents },
): void {
  const files = fileSender(web, contents, load);
  router.get(under, loadedPage(web, documentPage(contents), loadOpened(load)));
  router.get(`${under}/fichier`, (request, response) => files.file(request, response, 'keep'));
  router.get(`${under}/ouvrir`, (request, response) => files.file(request, response, 'open'));
  router.get(`${under}/piece/:piece`, (request, response) => files.piece(request, response));
  router.all(`${under}/retirer`, loadedPage(web, withdrawPage, loadOwn(load)));
  router.all(`${under}/annoncer`, loadedPage(web, announcePage, loadKeptBack(load)));
  withFiles(router, web, { path: `${under}/remplacer`, page: replacePage, load: loadOwn(load) });
}

/** A page whose form brings files. Of somebody who may deposit nothing no file is taken: the rules refuse the rest. */
function withFiles<State extends FilesState & { readonly types?: readonly string[] }>(
  router: Router,
  web: Web,
  { path, page, load }: { path: string; page: AnyPage<State>; load: (visit: Visit) => Promise<State> },
): void {
  router.all(path, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await load(visit);
    const answer = state.types?.length === 0 ? answerPage<State> : answerWithFiles<State>;
    await answer({ ...visit, state }, response, page);
  });
}
