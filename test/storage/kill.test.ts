import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { verifyChain } from '../../server/record/journal-check.ts';
import { freshWorld } from '../support/world.ts';

const script = join(import.meta.dirname, '../support/write-until-killed.ts');

/** Lets a process write for a random time, kills it without warning, and returns what it had acknowledged. */
async function writeAndKill(path: string, key: string): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [script, path, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout?.on('data', piece => {
    printed += String(piece);
  });
  const exit = once(child, 'exit');
  await Promise.race([once(child.stdout ?? child, 'data'), exit]);
  await wait(randomInt(20, 400));
  child.kill('SIGKILL');
  expect((await exit)[1]).toBe('SIGKILL');
  return printed.split('\n').slice(0, -1);
}

test('a process killed at any moment loses nothing it had acknowledged, and breaks no chain', async () => {
  const recordKey = randomBytes(32).toString('base64');
  const world = await freshWorld({ recordKey });
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= 5; kill += 1) {
    acknowledged.push(...(await writeAndKill(join(world.dir, 'test.db'), recordKey)));
    const entries = await world.db
      .selectFrom('journal_entry')
      .select(['object_id', 'seq'])
      .orderBy('seq')
      .execute();
    const rows = await world.db.selectFrom('submission').select('id').execute();
    const kept = new Set(entries.map(entry => `${entry.object_id} ${entry.seq}`));
    expect(acknowledged.filter(line => !kept.has(line))).toEqual([]);
    expect(rows.map(row => row.id).sort()).toEqual(entries.map(entry => entry.object_id).sort());
    expect(await verifyChain(world, 'site')).toMatchObject({ ok: true, entries: entries.length });
  }
  expect(acknowledged.length).toBeGreaterThan(5);
  const { rows } = await world.db.executeQuery(CompiledQuery.raw('pragma integrity_check'));
  expect(rows).toEqual([{ integrity_check: 'ok' }]);
});
