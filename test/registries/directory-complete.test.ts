import { expect, test } from 'vitest';
import { activity, rppsOf } from '../support/extract.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';
import { directoryRows, found, importExtract, placesOf } from './extract-import.ts';

const everybody = Array.from({ length: 6 }, (_, rank) => activity(rppsOf(1000 + rank)));
const numbers = Array.from({ length: 6 }, (_, rank) => rppsOf(1000 + rank));

async function filled(): Promise<TestWorld> {
  const world = await freshWorld();
  await importExtract(world, everybody);
  return world;
}

test('without --complete nobody leaves the directory', async () => {
  const world = await filled();
  expect((await importExtract(world, everybody.slice(0, 1))).counts).toEqual({ same: 1 });
  expect(await found(world, 'bellefeuille')).toEqual(numbers);
});

test('with --complete who is not in the file is gone, also from the search; who comes back is found', async () => {
  const world = await filled();
  const stay = everybody.slice(0, 4);
  const { counts } = await importExtract(world, stay, { isComplete: true });
  expect(counts).toEqual({ same: 4, removed: 2 });
  expect(await found(world, 'bellefeuille', 'reims')).toEqual(numbers.slice(0, 4));
  expect((await directoryRows(world)).slice(0, 4).flat().join()).not.toContain(numbers[5]);
  await importExtract(world, everybody);
  expect(await found(world, 'bellefeuille')).toEqual(numbers);
});

test('a file with fewer than half of those who are known is refused whole, unless it is forced', async () => {
  const world = await filled();
  const before = await directoryRows(world);
  const few = [...everybody.slice(0, 1), activity(rppsOf(2000))];
  await expect(importExtract(world, few, { isComplete: true })).rejects.toThrow(
    /^The file has 2 professionals, fewer than half of the 6 .* looks cut\. Nothing was done\. With --force/,
  );
  expect(await directoryRows(world)).toEqual(before);
  const { counts } = await importExtract(world, few, { isComplete: true, isForced: true });
  expect(counts).toEqual({ added: 1, same: 1, removed: 5 });
});

test('half of those who are known is not too few', async () => {
  const world = await filled();
  const { counts } = await importExtract(world, everybody.slice(3), { isComplete: true });
  expect(counts).toEqual({ same: 3, removed: 3 });
});

test('nobody loses a place because a line of theirs was damaged', async () => {
  const world = await filled();
  const damaged = activity(numbers[0] ?? '', { "Nom d'exercice": '' });
  const { counts } = await importExtract(world, [damaged, ...everybody.slice(1)], { isComplete: true });
  expect(counts).toEqual({ same: 5, refused: 1 });
  expect(await placesOf(world, numbers[0] ?? '')).toHaveLength(1);
});
