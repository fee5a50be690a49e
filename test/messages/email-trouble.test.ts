import { describe, expect, test } from 'vitest';
import { messageState } from '../../server/messages/outbox.ts';
import {
  confirmation,
  mailServer,
  manualWorker,
  queue,
  sendingWorld,
  signInCode,
} from '../support/messages.ts';

const hour = 3_600_000;

describe('a server that is down for an hour', () => {
  test('delays a confirmation, which goes when it is back', async () => {
    const gone = await mailServer();
    await gone.close();
    const world = await sendingWorld({ SMTP_URL: gone.url });
    const id = await queue(world, confirmation);
    const worker = manualWorker(world);
    expect(await messageState(world, id)).toBe('waiting');
    for (let minute = 0; minute < 60; minute += 1) {
      await worker.tick();
      world.pass(60_000);
    }
    expect(await messageState(world, id)).toBe('delayed');
    const back = await mailServer({ port: Number(new URL(gone.url).port) });
    world.pass(hour);
    await worker.tick();
    expect(back.received).toHaveLength(1);
    expect(await messageState(world, id)).toBe('sent');
  });

  test('drops a code that is no longer valid, and tells so', async () => {
    const gone = await mailServer();
    await gone.close();
    const world = await sendingWorld({ SMTP_URL: gone.url });
    const id = await queue(world, signInCode);
    const ends: string[] = [];
    const worker = manualWorker(world, {
      onEnd: async (_trx, { kind }, outcome) => void ends.push(`${kind} ${outcome}`),
    });
    await worker.tick();
    expect(await messageState(world, id)).toBe('delayed');
    const back = await mailServer({ port: Number(new URL(gone.url).port) });
    world.pass(hour);
    expect(await messageState(world, id)).toBe('expired');
    await worker.tick();
    expect(back.received).toHaveLength(0);
    expect(await messageState(world, id)).toBe('expired');
    expect(ends).toEqual(['one-time-code expired']);
  });

  test('tries a code several times while it is valid', async () => {
    const gone = await mailServer();
    await gone.close();
    const world = await sendingWorld({ SMTP_URL: gone.url });
    const id = await queue(world, signInCode);
    const worker = manualWorker(world);
    for (let second = 0; second < 8 * 60; second += 5) {
      await worker.tick();
      world.pass(5_000);
    }
    const back = await mailServer({ port: Number(new URL(gone.url).port) });
    world.pass(60_000);
    await worker.tick();
    expect(back.received).toHaveLength(1);
    expect(await messageState(world, id)).toBe('sent');
  });

  test('is given up after three days', async () => {
    const gone = await mailServer();
    await gone.close();
    const world = await sendingWorld({ SMTP_URL: gone.url });
    const id = await queue(world, confirmation);
    const worker = manualWorker(world);
    for (let hours = 0; hours < 73; hours += 1) {
      await worker.tick();
      world.pass(hour);
    }
    await worker.tick();
    expect(await messageState(world, id)).toBe('failed');
  });
});

describe('a server that refuses', () => {
  test('for good ends the message at once, and the domain can write a letter instead', async () => {
    const server = await mailServer({ refuse: 550 });
    const world = await sendingWorld({ SMTP_URL: server.url });
    const values = { code: 'ABCDEFGH2345', validUntil: '2026-05-02T10:00:00Z' };
    const about = { insured: 'somebody' };
    const id = await queue(world, { ...confirmation, kind: 'creation-code', values, about });
    const ends: unknown[] = [];
    const worker = manualWorker(world, {
      onEnd: async (_trx, message, outcome) => void ends.push([message, outcome]),
    });
    await worker.tick();
    expect(await messageState(world, id)).toBe('failed');
    expect(ends).toEqual([
      [{ id, channel: 'email', kind: 'creation-code', language: 'fr', values, about }, 'failed'],
    ]);
  });

  test('for now leaves the message waiting', async () => {
    const server = await mailServer({ refuse: 451 });
    const world = await sendingWorld({ SMTP_URL: server.url });
    const id = await queue(world, confirmation);
    await manualWorker(world).tick();
    expect(await messageState(world, id)).toBe('delayed');
  });

  test('leaves no address in the logs', async () => {
    const server = await mailServer({ refuse: 550 });
    const lines: string[] = [];
    const logTo = { write: (line: string) => void lines.push(line) };
    const world = await sendingWorld({ SMTP_URL: server.url }, { logTo });
    await queue(world, confirmation);
    await manualWorker(world).tick();
    expect(lines.join()).toContain('550');
    expect(lines.join()).not.toContain('ruth');
  });
});
