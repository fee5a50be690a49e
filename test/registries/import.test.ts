import { describe, expect, it, test } from 'vitest';
import { CsvError } from '../../server/registries/csv.ts';
import { type ImportStep, importPeople } from '../../server/registries/import.ts';
import { bytesOf, csvOf, person, zoe } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';
import { importFile, rowsOf, today, zoeAsRead } from './import-file.ts';

describe.each([{ postgres: false }, { postgres: true }])(
  'importing people, PostgreSQL: $postgres',
  options => {
    test('a person is taken with everything the line tells', async () => {
      const world = await freshWorld(options);
      const { counts, remarks } = await importFile(world, csvOf([zoe]));
      expect(counts).toEqual({ added: 1, changed: 0, same: 0, refused: 0 });
      expect(remarks).toEqual([]);
      expect(await world.register.findByNir(zoe.nir)).toMatchObject(zoeAsRead);
    });

    test('the same file again changes nothing at all', async () => {
      const world = await freshWorld(options);
      const file = csvOf([zoe, person(1), person(2)]);
      await importFile(world, file);
      const before = await rowsOf(world);
      world.pass(60_000);
      expect((await importFile(world, file)).counts).toEqual({ added: 0, changed: 0, same: 3, refused: 0 });
      expect(await rowsOf(world)).toEqual(before);
    });

    test('bad lines are told and good ones taken, over many batches', async () => {
      const world = await freshWorld(options);
      const lines = Array.from({ length: 250 }, (_, number) => person(number));
      const spoilt = lines.map((line, number) => (number % 50 === 7 ? { ...line, email: 'a b@c.fr' } : line));
      const { counts, remarks } = await importFile(world, csvOf(spoilt));
      expect(counts).toEqual({ added: 245, changed: 0, same: 0, refused: 5 });
      expect(remarks).toEqual([9, 59, 109, 159, 209].map(line => `${line} refused: email: holds a space`));
      expect(await rowsOf(world)).toHaveLength(245);
    });

    test('an import that is stopped has taken whole batches, and goes on when started again', async () => {
      const world = await freshWorld(options);
      const file = csvOf(Array.from({ length: 250 }, (_, number) => person(number)));
      let first: ImportStep | undefined;
      for await (const step of importPeople(world, bytesOf(file), today)) {
        first = step;
        break;
      }
      expect(await rowsOf(world)).toHaveLength(first?.added ?? 0);
      const { counts } = await importFile(world, file);
      expect(counts).toEqual({
        added: 250 - (first?.added ?? 0),
        changed: 0,
        same: first?.added,
        refused: 0,
      });
    });
  },
);

it('wherever a file is broken off, nobody is half taken', async () => {
  const file = Buffer.from(csvOf([person(1), zoe]));
  const world = await freshWorld();
  for (let end = file.indexOf(10) + 1; end < file.length; end += 1) {
    await importFile(world, file.subarray(0, end)).catch((error: unknown) => {
      if (!(error instanceof CsvError)) throw error;
    });
    expect(await world.register.findByNir(zoe.nir)).toBeUndefined();
  }
  expect((await importFile(world, file)).counts).toEqual({ added: 1, changed: 0, same: 1, refused: 0 });
  expect(await world.register.findByNir(zoe.nir)).toMatchObject(zoeAsRead);
});
