import { Router } from 'express';
import { documentClasses } from '../../record/document-types.ts';
import { documentsOf } from '../../record/documents.ts';
import { sightAs } from '../../record/see-as.ts';
import type { Visit, Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { loadedPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { firstStepsDone, type RecordState, recordState } from '../../web/record-guard.ts';
import { choosePage } from './choose-page.ts';
import { asOf, seeAsPath } from './paths.ts';
import { type SearchState, searchPage, searchState } from './search-page.ts';
import { perPage, type SightListState, type SightState, sightListPage, sightPage } from './sight-page.ts';

const under = (path: string): string => seeAsPath(':record', path);

/** « Voir mon DMP comme »: the patient's own documents, through the rules that hold for somebody else. */
export function seeAsRoutes(web: Web): Router {
  const router = Router();
  router.use(under(''), signedIn(web), firstStepsDone(web));
  router.get(under(''), loadedPage(web, choosePage, loadRecord));
  router.all(under('/chercher'), loadedPage(web, searchPage, loadSearch));
  router.get(under('/:who'), loadedPage(web, sightPage, loadSight));
  for (const path of ['/:who/sorte/:class', '/:who/sorte/:class/page/:page'])
    router.get(under(path), loadedPage(web, sightListPage, loadSightList));
  return router;
}

/** The record, for somebody who settles who sees it. @throws Problem 404, AccessError */
async function loadRecord(visit: Visit): Promise<RecordState> {
  return recordState(visit, 'govern');
}

/** @throws Problem 404 */
async function loadSearch(visit: Visit): Promise<SearchState> {
  return searchState(visit, await loadRecord(visit));
}

/** @throws Problem 404 for a word that names nobody, and for a number that the directory does not have */
async function loadSight(visit: Visit): Promise<SightState> {
  const state = await loadRecord(visit);
  const as = asOf(String(visit.request.params.who ?? ''));
  const sight = as && (await sightAs(visit.world, state.access, as));
  if (sight === undefined) throw new Problem(404);
  return { ...state, sight };
}

/** @throws Problem 404 for an unknown class, and for a page that is not there */
async function loadSightList(visit: Visit): Promise<SightListState> {
  const state = await loadSight(visit);
  const { params } = visit.request;
  const [classCode, page] = [String(params.class ?? ''), Number(params.page ?? 1)];
  const isKnown = documentClasses.some(({ code }) => code === classCode);
  if (!isKnown || !Number.isSafeInteger(page) || page < 1 || page > 10_000) throw new Problem(404);
  const from = (page - 1) * perPage;
  const found = await documentsOf(visit.world, state.access, { classCode, from, count: perPage + 1 });
  if (found.length === 0 && page > 1) throw new Problem(404);
  return { ...state, classCode, page, documents: found.slice(0, perPage), hasNext: found.length > perPage };
}
