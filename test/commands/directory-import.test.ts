import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { World } from '../../server/world.ts';
import { found } from '../registries/extract-import.ts';
import { command, dataFolder, worldIn } from '../support/command.ts';
import { activity, type ExtractLine, extractOf, rppsOf } from '../support/extract.ts';

const one = rppsOf(1001);
const inJournal = { actor_kind: 'operator', channel: 'command' };

async function journalOf(world: World): Promise<unknown[]> {
  const imports = world.db.selectFrom('journal_entry').selectAll().where('verb', '=', 'directory.imported');
  return (await imports.orderBy('seq').execute()).map(({ actor_kind, channel, seq, details }) => ({
    ...{ actor_kind, channel },
    ...JSON.parse(world.keys.open('journal_details', `journal:${seq}`, details ?? '')),
  }));
}

async function folderWith(lines: readonly ExtractLine[]): Promise<{ dir: string; path: string }> {
  const dir = await dataFolder();
  const path = join(dir, 'extract.txt');
  await writeFile(path, extractOf(lines));
  return { dir, path };
}

const many = (count: number): ExtractLine[] =>
  Array.from({ length: count }, (_, rank) =>
    activity(rppsOf(1000 + rank), { "Nom d'exercice": `NOM${'ABCDEFGHIJ'.charAt(rank % 10)}` }),
  );

describe('npm run directory:import', () => {
  test('takes everybody, lists wrong lines and ends with 1, is in the journal, and people are found', async () => {
    const { dir, path } = await folderWith([
      activity(one, { "Nom d'exercice": 'TOURNEBRIDE' }),
      activity(rppsOf(5000), { 'Code profession': '00' }),
    ]);
    const { status, out, err } = await command('directory-import', dir, { args: [path] });
    expect({ status, err }).toEqual({ status: 1, err: ['This is the directory of the demo site.'] });
    expect(out).toEqual([
      'line 3: Code profession: this profession is not known',
      'Professionals: 1 new, 0 changed, 0 same, 0 removed.',
      "Lines left out: 0 without an RPPS number, 0 of students, 0 of somebody's other profession. Lines refused: 1.",
    ]);
    const world = await worldIn(dir);
    expect(await found(world, 'tournebride tilleuls')).toEqual([one]);
    expect(await journalOf(world)).toMatchObject([{ ...inJournal, added: 1, refused: 1 }]);
  });

  test('says with the same file again that all are the same, and ends with 0', async () => {
    const { dir, path } = await folderWith(many(20));
    await command('directory-import', dir, { args: [path] });
    const { status, out } = await command('directory-import', dir, { args: [path] });
    expect(status).toBe(0);
    expect(out[0]).toBe('Professionals: 0 new, 0 changed, 20 same, 0 removed.');
  });

  test('refuses a cut file with --complete, and removes with --force', async () => {
    const { dir, path } = await folderWith(many(3));
    const refused = await command('directory-import', dir, { args: [path, '--complete'] });
    expect(refused).toMatchObject({ status: 2, out: [] });
    expect(refused.err.at(-1)).toMatch(
      /looks cut\. Nothing was done\. With --force the others are removed\.$/,
    );
    const { status, out } = await command('directory-import', dir, { args: [path, '--complete', '--force'] });
    expect(status).toBe(0);
    expect(out[0]).toMatch(/^Professionals: 3 new, 0 changed, 0 same, [1-9]\d+ removed\.$/);
  });

  test('can be interrupted and started again: then everybody is there and found', async () => {
    const bad = activity(one, { 'Code profession': '00' });
    const { dir, path } = await folderWith([bad, ...many(6000)]);
    const first = await command('directory-import', dir, { args: [path], interrupt: 'SIGINT' });
    expect(first.status).toBe(2);
    expect(first.err.at(-1)).toMatch(/^Stopped after (line \d+|the last line)\. Start again to go on/);
    const second = await command('directory-import', dir, { args: [path] });
    const [added, same] =
      /(\d+) new, \d+ changed, (\d+) same/.exec(second.out.join())?.slice(1).map(Number) ?? [];
    expect((added ?? 0) + (same ?? 0)).toBe(6000);
    const world = await worldIn(dir);
    expect(await journalOf(world)).toHaveLength(2);
    expect(await found(world, 'noma')).toHaveLength(50);
  });

  test.each([
    [[], 'Which file? npm run directory:import -- extract.txt [--complete [--force]]'],
    [['/nowhere/x.txt'], '/nowhere/x.txt: cannot be opened (ENOENT)'],
    [
      ['x.txt', '--compete'],
      '--compete is not known. npm run directory:import -- extract.txt [--complete [--force]]',
    ],
  ])('ends with 2 without a file to read: %j', async (args, said) => {
    const dir = await dataFolder();
    expect(await command('directory-import', dir, { args })).toEqual({ status: 2, out: [], err: [said] });
  });
});
