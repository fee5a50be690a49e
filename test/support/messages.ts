import { onTestFinished } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { makeCarriers } from '../../server/messages/carriers.ts';
import { type NewMessage, queueMessage } from '../../server/messages/outbox.ts';
import { startWorker, type Worker, type WorkerOptions } from '../../server/messages/worker.ts';
import type { World } from '../../server/world.ts';
import { type MailServer, type MailServerOptions, startMailServer } from './mail-server.ts';
import { freshWorld, type TestWorld, type TestWorldOptions } from './world.ts';

/** A code to sign in, valid for 10 minutes of the test world's first clock. */
export const signInCode = {
  channel: 'email',
  kind: 'one-time-code',
  to: 'ruth@exemple.fr',
  language: 'fr',
  values: { code: '42173109', validUntil: '2026-03-03T10:10:00Z' },
  expiresAt: new Date('2026-03-03T10:10:00Z'),
} as const satisfies NewMessage;

/** A message that waits as long as it must. */
export const confirmation = {
  channel: 'email',
  kind: 'record-created',
  to: 'ruth@exemple.fr',
  language: 'fr',
  values: { date: '2026-03-03T10:00:00Z' },
} as const satisfies NewMessage;

/** Queues one message in a transaction of its own. */
export function queue(world: World, message: NewMessage): Promise<string> {
  return world.db.transaction().execute(trx => queueMessage(trx, world, message));
}

/** A mail server that stops with the test. */
export async function mailServer(options?: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** A world whose messages go out by the servers its environment names. */
export function sendingWorld(
  env: Record<string, string>,
  options: TestWorldOptions = {},
): Promise<TestWorld> {
  return freshWorld({ ...options, env, carriers: makeCarriers(readConfig(env)) });
}

/** A worker that works when the test says so. */
export function manualWorker(world: World, options: WorkerOptions = {}): Worker {
  return startWorker(world, { ...options, pollMs: 0 });
}
