import { fileURLToPath } from 'node:url';
import { startProcess, WorkerDied, type WorkerProcess } from '../worker-process.ts';
import type { PrintDocument } from './document.ts';
import type { WorkerAnswer } from './worker.ts';

/** Makes printable documents away from the web server's own process. */
export type Printer = { print(document: PrintDocument): Promise<Uint8Array>; close(): Promise<void> };

/** `timeoutMs`: the most one document may take, in milliseconds. `onWorkerStart`: told the id of each new process. */
export type PrinterOptions = { timeoutMs?: number; onWorkerStart?: (processId: number) => void };

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const TIMEOUT_MS = 10_000;
// The process may have died of something else than this document; a document that kills two is given up.
const TRIES = 2;

function pdfOf(answer: WorkerAnswer): Uint8Array {
  if ('failure' in answer) throw new Error(`The document could not be printed: ${answer.failure}`);
  return answer.pdf;
}

/**
 * A printer with one worker process, started at the first document and replaced when it dies. Documents are made one
 * after the other, in the order they were asked for. `print` takes a document and gives the bytes of a tagged PDF/UA-1
 * file; it rejects when the document fails, takes more than `timeoutMs` (10 s), or the printer is closed. `close` ends
 * the process; documents still waiting are rejected.
 */
export function createPrinter(options: PrinterOptions = {}): Printer {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  let worker: WorkerProcess<PrintDocument, WorkerAnswer> | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  function currentWorker() {
    if (closed) throw new Error('The printer is closed');
    if (!worker?.alive()) worker = startProcess({ file: WORKER, onStart: options.onWorkerStart });
    return worker;
  }

  async function make(document: PrintDocument, triesLeft = TRIES): Promise<Uint8Array> {
    try {
      return pdfOf(await currentWorker().ask(document, timeoutMs));
    } catch (failure) {
      if (closed || !(failure instanceof WorkerDied) || triesLeft <= 1) throw failure;
      return make(document, triesLeft - 1);
    }
  }

  return {
    print(document) {
      const made = last.then(() => make(document));
      last = made.catch(() => undefined);
      return made;
    },
    async close() {
      closed = true;
      await worker?.stop();
      await last;
    },
  };
}
