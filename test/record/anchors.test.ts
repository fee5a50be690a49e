import { randomBytes } from 'node:crypto';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { verifyJournal } from '../../server/commands/journal-verify.ts';
import { anchorHeads, anchorsPath } from '../../server/record/anchors.ts';
import { signedText } from '../../server/record/journal-text.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import { takeLease } from '../../server/storage/leases.ts';
import type { World } from '../../server/world.ts';
import { attack, makeRecord, run, write, writeMany } from '../support/journal.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const hour = 3_600_000;

/** What the operator reads, without the totals; the path of the file shortened. */
async function problemsOf(world: World): Promise<string[]> {
  const lines: string[] = [];
  const count = await verifyJournal(world, line =>
    lines.push(line.replaceAll(anchorsPath(world), 'anchors')),
  );
  expect(count).toBe(lines.length - 3);
  return lines.slice(0, -3);
}

/** A world whose record has 5 entries, and whose heads were anchored at 3 and at 5, an hour apart. */
async function anchoredWorld(options: { postgres?: boolean; recordKey?: string }) {
  const world = await freshWorld(options);
  const recordId = await makeRecord(world);
  for (const count of [3, 2]) {
    await writeMany(world, recordId, count);
    world.pass(hour / 2);
    await anchorHeads(world);
    world.pass(hour / 2);
  }
  return { world, recordId };
}

async function linesOf(world: World): Promise<string[]> {
  return (await readFile(anchorsPath(world), 'utf8')).split('\n').slice(0, -1);
}

async function writeLines(world: World, lines: readonly (string | undefined)[]): Promise<void> {
  await writeFile(anchorsPath(world), lines.map(line => `${line}\n`).join(''));
}

describe.each([{ postgres: false }, { postgres: true }])('anchors, PostgreSQL: $postgres', options => {
  test('each hour one signed line tells where the chains that changed end', async () => {
    const { world, recordId } = await anchoredWorld(options);
    await writeMany(world, undefined, 2);
    expect(await anchorHeads(world)).toBe(1);
    const heads = (await linesOf(world)).map(line => JSON.parse(line).heads);
    expect(heads.map(line => line.map(([chain, seq]: [string, number]) => `${chain} ${seq}`).sort())).toEqual(
      [[`${recordId} 3`], [`${recordId} 5`, 'site 1'].sort(), ['site 4']],
    );
    expect(await problemsOf(world)).toEqual([]);
  });

  test('the end of a chain cut off is found', async () => {
    const { world, recordId } = await anchoredWorld(options);
    await attack(world, [`delete from journal_entry where chain = '${recordId}' and seq > 4`]);
    expect(await problemsOf(world)).toEqual([`${recordId} entry 5: cut`]);
  });

  test('a chain removed whole is found', async () => {
    const { world, recordId } = await anchoredWorld(options);
    await attack(world, [`delete from journal_entry where chain = '${recordId}'`]);
    expect(await problemsOf(world)).toEqual([`${recordId} entry 1: cut`]);
  });

  test('an end cut off and written again by the site itself is found, even when anchored again', async () => {
    const { world, recordId } = await anchoredWorld(options);
    await attack(world, [`delete from journal_entry where chain = '${recordId}' and seq > 2`]);
    await writeMany(world, recordId, 3);
    await anchorHeads(world);
    expect(await problemsOf(world)).toEqual([`${recordId} entry 3: anchor-differs`]);
  });

  test('a chain written anew with an old key that leaked is found', async () => {
    const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const { world, recordId } = await anchoredWorld({ ...options, recordKey: old });
    const rotated = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
    await attack(world, []);
    await writeAnew(world, recordId);
    expect(await problemsOf(rotated)).toEqual([`${recordId} entry 3: anchor-differs`]);
  });

  test('what is cut before any anchor saw it cannot be found', async () => {
    const { world, recordId } = await anchoredWorld(options);
    await write(world, recordId);
    await attack(world, [`delete from journal_entry where chain = '${recordId}' and seq = 6`]);
    expect(await problemsOf(world)).toEqual([]);
  });
});

/** Says in every entry of a chain that another one acted, and signs with a key the world has. */
async function writeAnew(world: TestWorld, chain: string): Promise<void> {
  const rows = world.db.selectFrom('journal_entry').selectAll().where('chain', '=', chain).orderBy('seq');
  let previous = '';
  for (const entry of await rows.execute()) {
    const changed = { ...entry, actor_id: 'another' };
    const mac = world.keys.mac('journal', entry.key_id, signedText(changed, previous));
    const row = world.db.updateTable('journal_entry').set({ actor_id: 'another', mac });
    await row.where('chain', '=', chain).where('seq', '=', entry.seq).execute();
    previous = mac;
  }
}

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
