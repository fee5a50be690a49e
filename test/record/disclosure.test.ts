import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { traceThen } from '../../server/record/disclosure.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import type { World } from '../../server/world.ts';
import { makeRecord } from '../support/journal.ts';
import { freshWorld } from '../support/world.ts';

const event = {
  actor: { kind: 'professional', id: '99900000011' },
  verb: 'document.read',
  object: { kind: 'document', id: 'one' },
  channel: 'web',
} as const;

const verbs = async ({ db }: World): Promise<string[]> =>
  (await db.selectFrom('journal_entry').select('verb').execute()).map(({ verb }) => verb);

describe.each([{ postgres: false }, { postgres: true }])(
  'showing a record, PostgreSQL: $postgres',
  options => {
    test('the trace is there for everybody when the answer begins', async () => {
      const world = await freshWorld(options);
      const recordId = await makeRecord(world);
      const look = async () => ({ event, shown: 'words' });
      const give = async (shown: string) => ({ shown, seen: await verbs(world) });
      expect(await traceThen(world, { recordId, look, give })).toEqual({
        shown: 'words',
        seen: ['document.read'],
      });
    });

    test('an answer that fails leaves the trace; a trace that fails gives no answer', async () => {
      const world = await freshWorld(options);
      const recordId = await makeRecord(world);
      const fails = async () => Promise.reject(new Error('The line is broken.'));
      const look = async () => ({ event, shown: '' });
      await expect(traceThen(world, { recordId, look, give: fails })).rejects.toThrow('The line is broken.');
      expect(await verbs(world)).toEqual(['document.read']);
      let isGiven = false;
      const give = async () => {
        isGiven = true;
      };
      const bad = async () => ({ event: { ...event, rule: 'with a space' }, shown: '' });
      await expect(traceThen(world, { recordId, look: bad, give })).rejects.toThrow();
      await expect(traceThen(world, { recordId, look: fails, give })).rejects.toThrow();
      expect(await traceThen(world, { recordId, look: async () => undefined, give })).toBeUndefined();
      expect(isGiven).toBe(false);
      expect(await verbs(world)).toEqual(['document.read']);
    });
  },
);

/** Asks one thing after the other until nobody answers any more; gives what of each answer came, as soon as a byte came. */
async function askUntilDead(port: number, from: number, came: Set<string>): Promise<void> {
  for (let number = from; ; number += 10) {
    const isOver = await new Promise<boolean>(resolve => {
      const request = get({ port, path: `/d${number}`, agent: false }, response => {
        came.add(`d${number}`);
        response
          .on('error', () => resolve(true))
          .on('end', () => resolve(false))
          .resume();
      });
      request.on('error', () => resolve(true));
    });
    if (isOver) return;
  }
}

test('a process killed at any moment has given no answer that the history does not know', async () => {
  const recordKey = randomBytes(32).toString('base64');
  const world = await freshWorld({ recordKey });
  const recordId = await makeRecord(world);
  const script = join(import.meta.dirname, '../support/answer-until-killed.ts');
  const came = new Set<string>();
  for (let kill = 1; kill <= 4; kill += 1) {
    const args = [script, join(world.dir, 'test.db'), recordKey, recordId];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    const [port] = await once(child.stdout, 'data');
    const asked = [0, 1, 2, 3].map(asker => askUntilDead(Number(port), kill * 1_000_000 + asker, came));
    const before = came.size;
    for (let look = 0; came.size === before && look < 500; look += 1) await wait(10);
    await wait(randomInt(0, 300));
    child.kill('SIGKILL');
    await Promise.all([exit, ...asked]);
    const traced = world.db.selectFrom('journal_entry').select('object_id').where('chain', '=', recordId);
    const known = new Set((await traced.execute()).map(row => row.object_id));
    expect([...came].filter(id => !known.has(id))).toEqual([]);
    expect(await verifyChain(world, recordId)).toMatchObject({ ok: true, entries: known.size });
  }
  expect(came.size).toBeGreaterThan(4);
});
