import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PrintDocument } from './document.ts';
import type { WorkerAnswer } from './worker.ts';

/** The worker process ended before it answered. */
export class WorkerDied extends Error {}

/** A running worker process. It keeps the server alive only while it has work. */
export type WorkerHandle = {
  alive(): boolean;
  ask(document: PrintDocument, timeoutMs: number): Promise<Uint8Array>;
  stop(): Promise<void>;
};

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

function keepServerAlive(child: ChildProcess, keep: boolean): void {
  if (keep) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function isAlive(child: ChildProcess): boolean {
  return child.connected && !child.killed && child.exitCode === null && child.signalCode === null;
}

function pdfOf(answer: WorkerAnswer): Uint8Array {
  if ('failure' in answer) throw new Error(`The document could not be printed: ${answer.failure}`);
  return answer.pdf;
}

function answerOf(child: ChildProcess, document: PrintDocument, timeoutMs: number): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const onExit = () => reject(new WorkerDied('The printing process stopped before the document was ready'));
  const timer = setTimeout(() => {
    // A native loop cannot be interrupted: only the end of the process stops it.
    child.kill('SIGKILL');
    reject(new Error(`The document was not printed within ${timeoutMs / 1000} seconds`));
  }, timeoutMs);
  child.once('message', resolve);
  child.once('exit', onExit);
  child.send(document, error => error && reject(new WorkerDied(error.message)));
  return promise.then(pdfOf).finally(() => {
    clearTimeout(timer);
    child.off('message', resolve);
    child.off('exit', onExit);
  });
}

/**
 * Starts a worker process. It gets no environment, so none of the server's keys. `ask` makes one PDF at a time and
 * rejects with WorkerDied when the process ends, with another Error when the document fails or takes too long (the
 * process is then killed). `stop` resolves once the process has ended.
 */
export function startWorker(onStart?: (processId: number) => void): WorkerHandle {
  const child = fork(WORKER, [], { serialization: 'advanced', env: {}, execArgv: [] });
  // Failures reach whoever waits for an answer; an idle worker that fails is replaced at the next document.
  child.on('error', () => {});
  keepServerAlive(child, false);
  if (child.pid !== undefined) onStart?.(child.pid);
  return {
    alive: () => isAlive(child),
    async ask(document, timeoutMs) {
      keepServerAlive(child, true);
      return answerOf(child, document, timeoutMs).finally(() => keepServerAlive(child, false));
    },
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.ref();
      child.kill('SIGKILL');
      await ended;
    },
  };
}
