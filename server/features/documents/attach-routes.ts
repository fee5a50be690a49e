import { Router } from 'express';
import { mostOfFile } from '../../record/files/receive-file.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, visitOf } from '../../web/pages.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import { answerWithFiles } from '../../web/take-files.ts';
import type { UploadLimits } from '../../web/upload.ts';
import { attachPage } from './attach-page.ts';
import { directives } from './attach-purposes.ts';
import { loadAttach } from './attach-state.ts';
import { attachedPage } from './attached-page.ts';
import { loadReplace, replacePage } from './replace-page.ts';

const attach = '/dmp/:record/documents/joindre';
const replace = '/dmp/:record/documents/:document/remplacer';

/** The pages whose forms bring files, as paths after the language. */
export const attachPaths = [attach, `${attach}${directives.path}`, replace];

const most = 10;
/** What all files of a form may come to: 10 of the largest, and what stands around them. */
export const attachLimits: UploadLimits = { files: most, ofFile: mostOfFile, ofAll: (most + 1) * mostOfFile };

/** « Joindre un fichier », what came of it, and a new version of a document by another file. */
export function attachRoutes(web: Web): Router {
  const router = Router();
  router.use(attachPaths, signedIn(web), firstStepsDone(web));
  for (const purpose of [undefined, directives]) {
    const page = attachPage(purpose);
    router.all(`${attach}${purpose?.path ?? ''}`, async (request, response) => {
      const visit = visitOf(web, request, undefined);
      await answerWithFiles({ ...visit, state: await loadAttach(visit, purpose) }, response, page);
    });
  }
  router.all(`${attach}/fait`, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await recordState(visit);
    const { recordId } = state.access;
    // Nothing was added in this visit.
    if (request.session.attached?.recordId !== recordId)
      return response.redirect(303, visit.href(`/dmp/${recordId}/documents/joindre`));
    await answerPage({ ...visit, state }, response, attachedPage);
  });
  router.all(replace, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await answerWithFiles({ ...visit, state: await loadReplace(visit) }, response, replacePage);
  });
  return router;
}
