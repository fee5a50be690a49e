import { randomBytes } from 'node:crypto';
import { appendFile, rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { anchorHeads, anchorsPath } from '../../server/record/anchors.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import { takeLease } from '../../server/storage/leases.ts';
import { attack, run, write } from '../support/journal.ts';
import { freshWorld } from '../support/world.ts';
import { anchoredWorld, hour, linesOf, problemsOf, writeLines } from './anchored.ts';

describe('the anchors file', () => {
  test('a line changed is found', async () => {
    const { world, recordId } = await anchoredWorld({});
    const [first, second] = await linesOf(world);
    await writeLines(world, [first?.replace(`"${recordId}",3`, `"${recordId}",2`), second]);
    expect(await problemsOf(world)).toEqual([
      'anchors line 1: changed',
      'anchors: the anchor told by site entry 1 is not in the file',
    ]);
  });

  test('a line removed is found at the one after it', async () => {
    const { world } = await anchoredWorld({});
    await anchorHeads(world);
    const [first, , third] = await linesOf(world);
    await writeLines(world, [first, third]);
    expect((await problemsOf(world))[0]).toBe('anchors line 2: changed');
  });

  test('a file cut at its end is found, and so is a file that is gone', async () => {
    const { world } = await anchoredWorld({});
    await writeLines(world, (await linesOf(world)).slice(0, 1));
    expect(await problemsOf(world)).toEqual(['anchors: the anchor told by site entry 2 is not in the file']);
    await rm(anchorsPath(world));
    expect(await problemsOf(world)).toHaveLength(2);
  });

  test('a line signed with another key is found', async () => {
    const { world } = await anchoredWorld({});
    await anchorHeads({ ...world, keys: makeKeys(randomBytes(32).toString('base64'), randomBytes) });
    expect(await problemsOf(world)).toContain('anchors line 3: unknown-key');
  });

  test.each(['{"at":"2026-03-03T11', '\u0000\u0000', '{}'])(
    'a last line half written (%j) does no harm',
    async torn => {
      const { world, recordId } = await anchoredWorld({});
      await appendFile(anchorsPath(world), torn);
      expect(await problemsOf(world)).toEqual([]);
      await write(world, recordId);
      await anchorHeads(world);
      expect(await linesOf(world)).toHaveLength(3);
      expect(await problemsOf(world)).toEqual([]);
    },
  );

  test('a whole line that cannot be read is told, and the next ones still count', async () => {
    const { world, recordId } = await anchoredWorld({});
    await appendFile(anchorsPath(world), 'something else\n');
    await anchorHeads(world);
    expect(await problemsOf(world)).toEqual(['anchors line 3: unreadable']);
    await attack(world, [`delete from journal_entry where chain = '${recordId}' and seq > 4`]);
    expect(await problemsOf(world)).toEqual(['anchors line 3: unreadable', `${recordId} entry 5: cut`]);
  });

  test('one process at a time writes it', async () => {
    const world = await freshWorld();
    await write(world);
    await takeLease(world, 'anchors', { holder: 'another process', ms: hour });
    expect(await anchorHeads(world)).toBeUndefined();
    world.pass(hour + 1);
    expect(await anchorHeads(world)).toBe(1);
    expect(await anchorHeads(world)).toBe(1);
  });

  test('a journal without an entry has nothing to anchor', async () => {
    const world = await freshWorld();
    expect(await anchorHeads(world)).toBe(0);
    expect(await problemsOf(world)).toEqual([]);
  });

  test('more heads than one line holds take several lines', async () => {
    const world = await freshWorld();
    await write(world);
    const chains = Array.from({ length: 501 }, (_, index) => `('c${index}')`).join(',');
    const columns = 'seq, version, at, actor_kind, actor_id, verb, channel, key_id, mac';
    await run(
      world,
      `insert into journal_entry (chain, ${columns}) select column1, ${columns} from (values ${chains}), journal_entry`,
    );
    expect(await anchorHeads(world)).toBe(502);
    expect((await linesOf(world)).map(line => JSON.parse(line).heads.length)).toEqual([500, 2]);
    const problems = await problemsOf(world);
    expect(problems).toHaveLength(501);
    expect(problems.every(problem => problem.endsWith(' entry 1: changed'))).toBe(true);
  });
});
