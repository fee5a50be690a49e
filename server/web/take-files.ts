import type { Response } from 'express';
import { mayBringFile } from '../record/files/allowance.ts';
import { forgetFile, receiveFile } from '../record/files/receive-file.ts';
import type { Refusal } from '../record/files/refusal.ts';
import type { Visit } from './context.ts';
import type { FilesState, HeldFile, RefusedName } from './form-files.ts';
import { type AnyPage, answerPage } from './pages.ts';
import { Problem } from './problems.ts';
import { showPage } from './show-page.ts';
import { ledBefore } from './submissions.ts';
import type { SentFile, Upload } from './upload.ts';

/**
 * Answers a page that takes files. What came with the form and found no document is dropped at the end, whatever went
 * wrong meanwhile: a form that broke off, one that was sent twice, a fault.
 * @throws Problem 400 when the form breaks off
 */
export async function answerWithFiles<State extends FilesState>(
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
  const lost: HeldFile[] = [];
  try {
    const refused = await takeFiles(visit, upload, { came, lost });
    const files = [...state.files, ...came];
    await answerPage({ ...visit, state: { ...state, files, refused } }, response, page);
  } finally {
    lost.push(...came.filter(({ content }) => !state.settled.has(content.id)));
    for (const { content } of lost) await forgetFile(world, content);
  }
}

/** Takes the files one after the other; adds the good ones to `came`, and returns the others with the reason. What was stored in vain is in `lost`. */
async function takeFiles(
  { world, state }: Visit<FilesState>,
  upload: Upload,
  { came, lost }: { came: HeldFile[]; lost: HeldFile[] },
): Promise<RefusedName[]> {
  const refused: RefusedName[] = [];
  const { recordId, sender } = state.filesOf;
  for await (const file of upload.files()) {
    // A field of files in which nobody chose any comes as one without a name.
    if (file.name === '') continue;
    if (!(await mayBringFile(world, sender))) throw new Problem(429);
    const heard = state.refuseCda === undefined ? file : hear(file);
    const received = await receiveFile(world, recordId, heard);
    if ('refused' in received) {
      refused.push({ name: received.name, why: received.refused });
      continue;
    }
    came.push({ ...received, at: world.now().toISOString() });
    const why = received.format === 'cda' ? await whyNot(state, heard) : undefined;
    if (why === undefined) continue;
    // It is dropped with what found no document.
    lost.push(...came.splice(-1));
    refused.push({ name: received.name, why });
  }
  if (upload.hasTooMany) refused.push({ name: '', why: 'too-many' });
  return refused;
}

interface HeardFile extends SentFile {
  /** What was read of it. */
  readonly heard: readonly Uint8Array[];
}

/** A file that is remembered while it is taken: a health document is looked at as a whole. */
function hear({ name, bytes }: SentFile): HeardFile {
  const heard: Uint8Array[] = [];
  async function* listening(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      heard.push(Uint8Array.from(piece));
      yield piece;
    }
  }
  return { name, bytes: listening(), heard };
}

async function whyNot({ refuseCda }: FilesState, file: SentFile | HeardFile): Promise<Refusal | undefined> {
  return 'heard' in file ? refuseCda?.(Buffer.concat(file.heard)) : undefined;
}
