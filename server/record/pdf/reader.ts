import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  startProcess,
  WorkerDied,
  type WorkerProcess,
  WorkerTooSlow,
} from '../../messages/worker-process.ts';
import type { PdfReading } from './reading.ts';

/** Reads PDFs away from the web server's own process. */
export type PdfReader = { read(bytes: Uint8Array): Promise<PdfReading>; close(): Promise<void> };

/**
 * `timeoutMs`: the most one PDF may take, in milliseconds. `idleMs`: how long a process without work is kept.
 * `onWorkerStart`: told the id of each new process.
 */
export type PdfReaderOptions = {
  timeoutMs?: number;
  idleMs?: number;
  onWorkerStart?: (processId: number) => void;
};

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const TIMEOUT_MS = 10_000;
/** The process holds about 100 MB, which a small machine wants back. */
const IDLE_MS = 5 * 60_000;
/** More than this in the queue would wait for minutes behind hostile files. */
const MOST_WAITING = 8;

/** The process reads its own code and the package, runs no text as code, and may do nothing else to the machine. */
function processFlags(): string[] {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const packages = `${root}node_modules`;
  const readable = [packages, `${packages}/*`, `${realpathSync(packages)}/*`, `${root}package.json`];
  return [
    '--max-old-space-size=256',
    '--disallow-code-generation-from-strings',
    '--permission',
    '--allow-worker',
    ...[...readable, `${dirname(WORKER)}/*`].map(path => `--allow-fs-read=${path}`),
    // Node says at each start that threads and permissions go together at one's own risk: ours is a thread that counts.
    '--disable-warning=SecurityWarning',
  ];
}

/**
 * A reader with one worker process, started at the first PDF, kept warm, and replaced when it fails. PDFs are read one
 * after the other. `read` takes the bytes of any file and gives its text or why there is none; it never rejects. `close`
 * ends the process; what still waits is told `busy`.
 */
export function createPdfReader(options: PdfReaderOptions = {}): PdfReader {
  const { timeoutMs = TIMEOUT_MS, idleMs = IDLE_MS } = options;
  let worker: WorkerProcess<Uint8Array, PdfReading> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  async function readNow(bytes: Uint8Array): Promise<PdfReading> {
    if (closed) return { refused: 'busy' };
    clearTimeout(idle);
    if (!worker?.alive()) {
      worker = startProcess({ file: WORKER, execArgv: processFlags(), onStart: options.onWorkerStart });
    }
    try {
      return await worker.ask(bytes, timeoutMs);
    } catch (failure) {
      if (closed) return { refused: 'busy' };
      if (failure instanceof WorkerDied || failure instanceof WorkerTooSlow) return { refused: 'too-long' };
      throw failure;
    } finally {
      idle = setTimeout(() => void worker?.stop(), idleMs).unref();
    }
  }

  return {
    async read(bytes) {
      if (closed || waiting >= MOST_WAITING) return { refused: 'busy' };
      waiting += 1;
      const reading = last.then(() => readNow(bytes)).finally(() => (waiting -= 1));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await worker?.stop();
      await last;
    },
  };
}
