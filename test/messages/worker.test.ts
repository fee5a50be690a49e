import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { messageState } from '../../server/messages/outbox.ts';
import { startWorker } from '../../server/messages/worker.ts';
import { openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import type { World } from '../../server/world.ts';
import { confirmation, mailServer, manualWorker, queue, sendingWorld } from '../support/messages.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const script = join(import.meta.dirname, '..', 'support', 'mail-worker.ts');

/** The same world as another process sees it: its own connection to the same file. */
function secondProcess(world: TestWorld): World {
  const db = openDatabase(sqliteDialect(join(world.dir, 'test.db')));
  onTestFinished(() => db.destroy());
  return { ...world, db };
}

describe('two processes', () => {
  test('that deliver at once send each message once', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    for (let number = 0; number < 30; number += 1) {
      await queue(world, { ...confirmation, to: `personne${number}@exemple.fr` });
    }
    const workers = [manualWorker(world), manualWorker(secondProcess(world))];
    const handled = await Promise.all(workers.map(worker => worker.tick()));
    expect(handled.every(count => count > 0)).toBe(true);
    const recipients = server.received.flatMap(mail => mail.recipients);
    expect(recipients).toHaveLength(30);
    expect(new Set(recipients).size).toBe(30);
  });

  test('share a job: one does it, the other takes over when the first is gone', async () => {
    const world = await freshWorld();
    const done: string[] = [];
    const worker = (name: string, from: World) =>
      manualWorker(from, {
        jobs: [{ name: 'anchor', everyMs: 3_600_000, run: async () => void done.push(name) }],
      });
    const first = worker('first', world);
    const second = worker('second', secondProcess(world));
    await first.tick();
    await second.tick();
    expect(done).toEqual(['first']);
    await first.stop();
    world.pass(30_000);
    await second.tick();
    expect(done).toEqual(['first', 'second']);
  });
});

test('a process killed after sending and before writing it down sends again, under the same Message-ID', async () => {
  const recordKey = randomBytes(32).toString('base64');
  let endProcess = () => {};
  const server = await mailServer({ onTaken: () => endProcess() });
  const world = await sendingWorld({ SMTP_URL: server.url }, { recordKey });
  const id = await queue(world, confirmation);
  const child = spawn(process.execPath, [
    script,
    join(world.dir, 'test.db'),
    recordKey,
    server.url,
    world.now().toISOString(),
  ]);
  endProcess = () => void child.kill('SIGKILL');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(server.received).toHaveLength(1);
  const worker = manualWorker(world);
  expect(await worker.tick()).toBe(0);
  expect(await messageState(world, id)).toBe('waiting');
  world.pass(5 * 60_000);
  await worker.tick();
  expect(await messageState(world, id)).toBe('sent');
  expect(server.received.map(({ email }) => email.messageId)).toEqual([
    `<${id}@mon-dmp.example>`,
    `<${id}@mon-dmp.example>`,
  ]);
});

describe('a running worker', () => {
  test('sends what is queued without being told', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    const worker = startWorker(world, { pollMs: 10 });
    await queue(world, confirmation);
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 10_000 });
    await worker.stop();
  });

  test('sends at once when it is woken', async () => {
    const server = await mailServer();
    const world = await sendingWorld({ SMTP_URL: server.url });
    const worker = startWorker(world, { pollMs: 3_600_000 });
    await queue(world, confirmation);
    worker.wake();
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 10_000 });
    await worker.stop();
  });

  test('finishes what it is sending before it stops', async () => {
    const sending = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const email = () => {
      taken.resolve();
      return sending.promise;
    };
    const world = await freshWorld({ carriers: { email, sms: email } });
    const id = await queue(world, confirmation);
    const worker = startWorker(world);
    await taken.promise;
    const stopped = worker.stop();
    sending.resolve();
    await stopped;
    expect(await messageState(world, id)).toBe('sent');
  });

  test('goes on after a job that fails, without its words in the logs', async () => {
    const lines: string[] = [];
    const world = await freshWorld({ logTo: { write: line => void lines.push(line) } });
    const run = () => Promise.reject(new Error('Ruth NESSI'));
    const others: string[] = [];
    const jobs = [
      { name: 'broken', everyMs: 1000, run },
      { name: 'whole', everyMs: 1000, run: async () => void others.push('done') },
    ];
    const worker = manualWorker(world, { jobs });
    await worker.tick();
    world.pass(1000);
    await worker.tick();
    expect(others).toHaveLength(2);
    expect(lines.join()).toContain('broken');
    expect(lines.join()).not.toContain('NESSI');
  });
});
