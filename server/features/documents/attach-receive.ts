import type { Response } from 'express';
import { mayBringFile } from '../../record/files/allowance.ts';
import { forgetFile, receiveFile } from '../../record/files/receive-file.ts';
import type { Visit } from '../../web/context.ts';
import { type AnyPage, answerPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { showPage } from '../../web/show-page.ts';
import { ledBefore } from '../../web/submissions.ts';
import type { Upload } from '../../web/upload.ts';
import type { AttachState, HeldFile, RefusedName } from './attach-state.ts';

/**
 * Answers a page that takes files. What came with the form and found no document is dropped at the end, whatever went
 * wrong meanwhile: a form that broke off, one that was sent twice, a fault.
 * @throws Problem 400 when the form breaks off
 */
export async function answerWithFiles<State extends AttachState>(
  visit: Visit<State>,
  response: Response,
  page: AnyPage<State>,
): Promise<void> {
  const { request, state, world } = visit;
  const { upload } = request;
  if (request.method !== 'POST' || upload === undefined) return answerPage(visit, response, page);
  const led = await ledBefore(world, request);
  if (led !== undefined) return response.redirect(303, led);
  if (upload.isTooLarge) {
    response.status(413);
    return showPage(visit, response, {
      page,
      errors: [{ field: 'files', key: 'attach:refused.all-too-large' }],
    });
  }
  const came: HeldFile[] = [];
  try {
    const refused = await takeFiles(visit, upload, came);
    const files = [...state.files, ...came];
    await answerPage({ ...visit, state: { ...state, files, refused } }, response, page);
  } finally {
    const lost = came.filter(({ content }) => !state.settled.has(content.id));
    for (const { content } of lost) await forgetFile(world, content);
  }
}

/** Takes the files one after the other; adds the good ones to `came`, and returns the others with the reason. */
async function takeFiles(
  { world, state }: Visit<AttachState>,
  upload: Upload,
  came: HeldFile[],
): Promise<RefusedName[]> {
  const refused: RefusedName[] = [];
  for await (const file of upload.files()) {
    // A field of files in which nobody chose any comes as one without a name.
    if (file.name === '') continue;
    if (!(await mayBringFile(world, state.accountId))) throw new Problem(429);
    const received = await receiveFile(world, state.access.recordId, file);
    if ('refused' in received) refused.push({ name: received.name, why: received.refused });
    else came.push({ ...received, at: world.now().toISOString() });
  }
  if (upload.hasTooMany) refused.push({ name: '', why: 'too-many' });
  return refused;
}
