import { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { takeLease } from '../../server/storage/leases.ts';
import { takeFromLimit } from '../../server/storage/limits.ts';
import { stampDatabase } from '../../server/storage/stamp.ts';
import { freshWorld } from '../support/world.ts';

describe.each([{ postgres: false }, { postgres: true }])('storage, PostgreSQL: $postgres', options => {
  test('a database made for demo is refused in real mode', async () => {
    const world = await freshWorld(options);
    await expect(stampDatabase(world.db, 'real')).rejects.toThrow('demo');
  });

  test('a limit lets the allowed number through, then again when the window has passed', async () => {
    const world = await freshWorld(options);
    const limit = { name: 'try', most: 3, window: 60_000 };
    const take = () =>
      world.db.transaction().execute(trx => takeFromLimit(trx, world, { limit, who: 'somebody' }));
    const four = [await take(), await take(), await take(), await take()];
    expect(four).toEqual([true, true, true, false]);
    world.pass(60_001);
    expect(await take()).toBe(true);
  });

  test('a limit counts each person apart', async () => {
    const world = await freshWorld(options);
    const limit = { name: 'try', most: 1, window: 60_000 };
    const take = (who: string) =>
      world.db.transaction().execute(trx => takeFromLimit(trx, world, { limit, who }));
    expect([await take('a'), await take('b'), await take('a')]).toEqual([true, true, false]);
  });

  test('one holder has a lease, and another gets it when the time is over', async () => {
    const world = await freshWorld(options);
    expect(await takeLease(world, 'post', { holder: 'a', ms: 1000 })).toBe(true);
    expect(await takeLease(world, 'post', { holder: 'b', ms: 1000 })).toBe(false);
    expect(await takeLease(world, 'post', { holder: 'a', ms: 1000 })).toBe(true);
    world.pass(1001);
    expect(await takeLease(world, 'post', { holder: 'b', ms: 1000 })).toBe(true);
  });
});

test('SQLite keeps every commit on disk and checks foreign keys', async () => {
  const world = await freshWorld({ durable: true });
  const pragma = async (name: string) => {
    const { rows } = await world.db.executeQuery<Record<string, unknown>>(
      CompiledQuery.raw(`pragma ${name}`),
    );
    return Object.values(rows[0] ?? {})[0];
  };
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('recursive_triggers')).toBe(1);
});

test('after a part of a file that comes in, also one that fails, every commit is on disk again', async () => {
  const world = await freshWorld({ durable: true });
  const part = { content_id: 'nothing', number: 0, sealed: Buffer.from('x') };
  const insert = () => world.db.insertInto('content_part').values(part).execute();
  const synchronous = () => world.db.executeQuery(CompiledQuery.raw('pragma synchronous'));
  await expect(insert()).rejects.toThrow('FOREIGN KEY');
  expect((await synchronous()).rows).toEqual([{ synchronous: 2 }]);
});
