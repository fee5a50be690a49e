import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** The worker process ended before it answered. */
export class WorkerDied extends Error {}

/** The worker process did not answer in time; it was ended. */
export class WorkerTooSlow extends Error {}

/** A running worker process, which is asked one thing at a time. It keeps the server alive only while it has work. */
export type WorkerProcess<Question, Answer> = {
  alive(): boolean;
  ask(question: Question, timeoutMs: number): Promise<Answer>;
  stop(): Promise<void>;
};

/** `file`: what the process runs. `execArgv`: what Node is told. `onStart`: told the id of the process. */
export type WorkerOptions = {
  file: string;
  execArgv?: string[];
  onStart?: ((processId: number) => void) | undefined;
};

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

function answerOf<Answer>(child: ChildProcess, question: object, timeoutMs: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const onExit = () => reject(new WorkerDied('The worker process ended before its work was done'));
  const timer = setTimeout(() => {
    // A loop that does not yield cannot be interrupted: only the end of the process stops it.
    child.kill('SIGKILL');
    reject(new WorkerTooSlow(`The work was not done within ${timeoutMs / 1000} seconds`));
  }, timeoutMs);
  child.once('message', resolve);
  child.once('exit', onExit);
  child.send(question, error => error && reject(new WorkerDied(error.message)));
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', resolve);
    child.off('exit', onExit);
  });
}

/**
 * Starts a worker process. It gets no environment, so none of the server's keys. `ask` sends a question and gives what the
 * process sends back; it rejects with WorkerDied when the process ends, with WorkerTooSlow when it takes too long (the
 * process is then killed). `stop` resolves once the process has ended.
 */
export function startProcess<Question extends object, Answer>(
  options: WorkerOptions,
): WorkerProcess<Question, Answer> {
  const child = fork(options.file, [], {
    serialization: 'advanced',
    env: {},
    execArgv: options.execArgv ?? [],
  });
  // Failures reach whoever waits for an answer; an idle worker that fails is replaced at the next question.
  child.on('error', () => {});
  keepServerAlive(child, false);
  if (child.pid !== undefined) options.onStart?.(child.pid);
  return {
    alive: () => isAlive(child),
    async ask(question, timeoutMs) {
      keepServerAlive(child, true);
      return answerOf<Answer>(child, question, timeoutMs).finally(() => keepServerAlive(child, false));
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
