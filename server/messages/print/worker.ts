// The process that makes the PDFs. One request at a time; it ends when the server closes the channel or dies.
import type { PrintDocument } from './document.ts';
import { createRenderer } from './render.ts';

/** What the worker answers: the file, or why there is none. */
export type WorkerAnswer = { pdf: Uint8Array } | { failure: string };

const renderer = createRenderer();

function answer(document: PrintDocument): WorkerAnswer {
  try {
    return { pdf: renderer.render(document) };
  } catch (failure) {
    return { failure: failure instanceof Error ? failure.message : String(failure) };
  }
}

process.on('message', (document: PrintDocument) => {
  process.send?.(answer(document));
});
process.on('disconnect', () => process.exit(0));
