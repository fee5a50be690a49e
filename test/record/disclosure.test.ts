import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyChain } from '../../server/record/journal-check.ts';
import { makeCarer, receive, trust } from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

/** Opens one document after the other until nobody answers any more; counts each answer as soon as a byte came. */
async function askUntilDead(port: number, ids: readonly string[], came: Map<string, number>): Promise<void> {
  for (let number = 0; ; number += 1) {
    const id = ids[number % ids.length] ?? '';
    const isOver = await new Promise<boolean>(resolve => {
      const request = get({ port, path: `/${id}`, agent: false }, response => {
        came.set(id, (came.get(id) ?? 0) + 1);
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
  const owner = await makeOwner(world);
  const viewer = await makeCarer(world);
  await trust(world, { viewer, recordId: owner.recordId });
  // Each asker has documents of its own: an answer without a trace is then not made good by another's.
  const askers = await Promise.all(
    [0, 1, 2, 3].map(async () => [await receive(world, owner), await receive(world, owner)]),
  );
  const script = join(import.meta.dirname, '../support/answer-until-killed.ts');
  const came = new Map<string, number>();
  const total = () => [...came.values()].reduce((sum, count) => sum + count, 0);
  for (let kill = 1; kill <= 4; kill += 1) {
    const args = [script, join(world.dir, 'test.db'), recordKey, owner.recordId, viewer.exerciseId];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    const [port] = await once(child.stdout, 'data');
    const asked = askers.map(ids => askUntilDead(Number(port), ids, came));
    const before = total();
    for (let look = 0; total() === before && look < 500; look += 1) await wait(10);
    await wait(randomInt(0, 300));
    child.kill('SIGKILL');
    await Promise.all([exit, ...asked]);
    const read = world.db.selectFrom('journal_entry').select('object_id').where('verb', '=', 'document.read');
    const traced = Map.groupBy(await read.execute(), row => row.object_id);
    for (const [id, count] of came) expect(traced.get(id)?.length ?? 0).toBeGreaterThanOrEqual(count);
    expect(await verifyChain(world, owner.recordId)).toMatchObject({ ok: true });
  }
  expect(total()).toBeGreaterThan(4);
});
