import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { anchorHeads } from '../../server/record/anchors.ts';
import { signedText } from '../../server/record/journal-text.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import { attack, write, writeMany } from '../support/journal.ts';
import type { TestWorld } from '../support/world.ts';
import { anchoredWorld, linesOf, problemsOf } from './anchored.ts';

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
