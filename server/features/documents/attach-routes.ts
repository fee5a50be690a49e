import { Router } from 'express';
import { mostOfFile } from '../../record/files/receive-file.ts';
import type { Web } from '../../web/context.ts';
import { signedIn } from '../../web/guards.ts';
import { answerPage, visitOf } from '../../web/pages.ts';
import { firstStepsDone, recordState } from '../../web/record-guard.ts';
import type { UploadLimits } from '../../web/upload.ts';
import { attachPage } from './attach-page.ts';
import { answerWithFiles } from './attach-receive.ts';
import { loadAttach } from './attach-state.ts';
import { attachedPage } from './attached-page.ts';

const attach = '/dmp/:record/documents/joindre';

/** The pages whose forms bring files, as paths after the language. */
export const attachPaths = [attach];

const most = 10;
/** What all files of a form may come to: 10 of the largest, and what stands around them. */
export const attachLimits: UploadLimits = { files: most, ofFile: mostOfFile, ofAll: (most + 1) * mostOfFile };

/** « Joindre un fichier ». */
export function attachRoutes(web: Web): Router {
  const router = Router();
  router.use(attach, signedIn(web), firstStepsDone(web));
  router.all(attach, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await answerWithFiles({ ...visit, state: await loadAttach(visit) }, response, attachPage);
  });
  router.all(`${attach}/fait`, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await answerPage({ ...visit, state: await recordState(visit) }, response, attachedPage);
  });
  return router;
}
