import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importAndReport } from '../../server/commands/register-import.ts';
import { CommandError } from '../../server/commands/run.ts';
import type { World } from '../../server/world.ts';
import { command, dataFolder, worldIn } from '../support/command.ts';
import { bytesOf, csvOf, person, zoe } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

/** The imports in the site's journal: who, which way, and the details. */
async function journalOf(world: World): Promise<unknown[]> {
  const imports = world.db.selectFrom('journal_entry').selectAll().where('verb', '=', 'register.imported');
  return (await imports.orderBy('seq').execute()).map(({ actor_kind, channel, seq, details }) => {
    const opened = world.keys.open('journal_details', `journal:${seq}`, details ?? '');
    return { actor_kind, channel, ...JSON.parse(opened) };
  });
}

const byOperator = { actor_kind: 'operator', channel: 'command' };

/** A folder with a file of people in it. */
async function folderWith(file: string | Uint8Array): Promise<{ dir: string; args: string[] }> {
  const dir = await dataFolder();
  const path = join(dir, 'people.csv');
  await writeFile(path, file);
  return { dir, args: [path] };
}

/** A thousand people, then the same ones again up to so many lines. */
const longFile = (lines: number): string =>
  csvOf(Array.from({ length: lines }, (_, number) => person(number % 1000)));

describe('npm run register:import', () => {
  test('takes everyone, ends with 0 and is in the journal; the demo people are there too', async () => {
    const { dir, args } = await folderWith(csvOf([zoe, person(1)]));
    expect(await command('register-import', dir, { args })).toEqual({
      status: 0,
      out: ['People taken: 2 (2 new, 0 changed, 0 as before). Lines refused: 0.'],
      err: ['This is the register of the demo site.'],
    });
    const world = await worldIn(dir);
    expect(await world.register.findByNir(zoe.nir)).toMatchObject({ familyName: 'LEFÈVRE-DIAS' });
    expect(await world.register.findByNir('277076322082910')).toMatchObject({ familyName: 'NESSI' });
    expect(await journalOf(world)).toEqual([{ ...byOperator, taken: 2, refused: 0 }]);
  });

  test('lists the bad lines and what is odd, takes the others and ends with 1', async () => {
    const odd = { ...person(3), birth_date: '13/09/1970' };
    const file = csvOf([person(1), { ...zoe, birth_date: '31/04/1985' }, odd]);
    const { dir, args } = await folderWith(file);
    const { status, out } = await command('register-import', dir, { args });
    expect(status).toBe(1);
    expect(out).toEqual([
      'line 3: birth_date: this date does not exist',
      expect.stringMatching(/^line 4: notice: birth_date: not the year and month that the number tells/),
      'People taken: 2 (2 new, 0 changed, 0 as before). Lines refused: 1.',
    ]);
    expect(await journalOf(await worldIn(dir))).toEqual([{ ...byOperator, taken: 2, refused: 1 }]);
  });

  test('ends with 2 and takes nobody when the file cannot be read', async () => {
    const { dir, args } = await folderWith(Buffer.from(csvOf([zoe]).replace('’', ''), 'latin1'));
    const { status, out, err } = await command('register-import', dir, { args });
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(err[1]).toMatch(/^line 2: the file is not in UTF-8/);
    expect(err.filter(line => line.includes('    at '))).toEqual([]);
    const world = await worldIn(dir);
    expect(await world.register.findByNir(zoe.nir)).toBeUndefined();
    expect(await journalOf(world)).toEqual([]);
  });

  test.each([
    [[], 'Which file? npm run register:import people.csv'],
    [['/nowhere/people.csv'], '/nowhere/people.csv: cannot be opened (ENOENT)'],
    [['/'], '/: is a folder, not a file'],
  ])('ends with 2 without a file to read: %j', async (args, said) => {
    const dir = await dataFolder();
    expect(await command('register-import', dir, { args })).toEqual({ status: 2, out: [], err: [said] });
  });

  test('can be interrupted: what it took until then is in the journal', async () => {
    const { dir, args } = await folderWith(longFile(30_000).replace('children', 'parents'));
    const { status, out, err } = await command('register-import', dir, { args, interrupt: 'SIGINT' });
    expect(status).toBe(2);
    expect(err.at(-1)).toMatch(/^Stopped after line \d+\.$/);
    const [taken, refused] = /^People taken: (\d+) .* refused: (\d+)/.exec(out.at(-1) ?? '')?.slice(1) ?? [];
    expect(Number(taken) + Number(refused)).toBeLessThan(30_000);
    const entry = { ...byOperator, taken: Number(taken), refused: Number(refused) };
    expect(await journalOf(await worldIn(dir))).toEqual([entry]);
  });
});

describe('an import', () => {
  const print = (): void => undefined;

  test('tells how far it is every 10,000 lines', async () => {
    const world = await freshWorld();
    const said: string[] = [];
    const options = { print, progress: (line: string) => void said.push(line) };
    expect(await importAndReport(world, bytesOf(longFile(20_050)), options)).toBe(1);
    expect(said).toEqual(['10000 lines read', '20000 lines read']);
    expect(await journalOf(world)).toEqual([{ ...byOperator, taken: 1000, refused: 19_050 }]);
  });

  test('that fails on the way is in the journal with what it took', async () => {
    const world = await freshWorld();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* bytesOf(longFile(150));
      yield Buffer.from([0xe9, 10]);
      throw new Error('The disk is gone.');
    }
    const failed = importAndReport(world, broken(), { print, progress: print });
    await expect(failed).rejects.toThrow('The disk is gone.');
    expect(await journalOf(world)).toEqual([{ ...byOperator, taken: 100, refused: 0 }]);
  });

  test('of a file that turns out to be in another encoding stops there', async () => {
    const world = await freshWorld();
    const plain = longFile(150)
      .normalize('NFD')
      .replace(/[^\n -~]/g, '');
    const bytes = Buffer.concat([Buffer.from(plain), Buffer.from([0xe9, 10])]);
    const failed = importAndReport(world, bytesOf(bytes), { print, progress: print });
    await expect(failed).rejects.toThrow(CommandError);
    await expect(failed).rejects.toThrow('line 152: the file is not in UTF-8');
    expect(await journalOf(world)).toEqual([{ ...byOperator, taken: 100, refused: 0 }]);
  });
});
