import { Router } from 'express';
import { keyOfCode } from '../../registries/reference-table.ts';
import { type Profession, professions } from '../../registries/specialties.ts';
import type { Web } from '../../web/context.ts';
import { answerPage, pageHandler, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { choosePage, professionPage } from './pages.ts';
import { chooserPath, pathOf } from './paths.ts';

const byPath = new Map<string, Profession>(
  professions.map(one => [keyOfCode(`${one.system}/${one.code}`), one]),
);

/** « Qui peut voir quoi ? »: which kinds of documents each profession reads. Anybody may look. */
export function matrixRoutes(web: Web): Router {
  const router = Router();
  router.get(chooserPath, pageHandler(web, choosePage));
  router.get(`${chooserPath}/:profession`, async (request, response) => {
    const profession = byPath.get(request.params.profession);
    if (profession === undefined) throw new Problem(404);
    await answerPage(visitOf(web, request, undefined), response, professionPage(profession));
  });
  return router;
}

/** The pages that search engines are told of. */
export const matrixListed: readonly string[] = [chooserPath, ...professions.map(pathOf)];
