import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveBackLetters, heldLetters, takeLetters } from '../../../server/identity/post/hold.ts';
import { postHeld, printHeld, printLetter } from '../../../server/identity/post/print.ts';
import { postLetter } from '../../../server/identity/post/queue.ts';
import { listPostQueue } from '../../../server/messages/post.ts';
import { createPrinter, type Printer } from '../../../server/messages/print/printer.ts';
import { minute } from '../../../server/storage/time.ts';
import { drawnText } from '../../messages/pdf-text.ts';
import { accessOf } from '../../support/agents.ts';
import { manualWorker, queue } from '../../support/messages.ts';
import { entriesOf } from '../../support/operators.ts';
import { freshWorld, type TestWorld } from '../../support/world.ts';

let printer: Printer;
beforeAll(() => {
  printer = createPrinter();
});
afterAll(() => printer.close());

/** Where the paper jams each time. */
const jammed: Printer = { print: () => Promise.reject(new Error('jam')), close: async () => {} };

/** A world where so many letters wait. */
async function withLetters(count: number) {
  const world = await freshWorld();
  for (let number = 1; number <= count; number += 1) {
    await queue(world, {
      ...{ channel: 'letter', kind: 'record-exists', language: 'fr', values: {} },
      recipient: [`Ruth NUMERO${number}`, '1 rue du Port', '29200 BREST'],
    });
    await manualWorker(world).tick();
    world.pass(1000);
  }
  const ids = (await listPostQueue(world)).map(({ id }) => id);
  const [nadege, idir] = [await accessOf(world, 'post'), await accessOf(world, 'post', 'Idir')];
  return { world, ids, id: ids[0] ?? '', nadege, idir };
}

const printings = async (world: TestWorld): Promise<number> =>
  (await entriesOf(world)).filter(({ verb }) => verb === 'letter.printed').length;

test('several letters are one file, and each of them is written as printed by this agent', async () => {
  const { world, nadege } = await withLetters(3);
  expect(await takeLetters(world, nadege)).toBe(3);
  const printing = await printHeld(world, nadege, { printer, isAgain: false });
  const text = printing.is === 'printed' ? drawnText(printing.pdf) : '';
  for (const number of [1, 2, 3]) expect(text).toContain(`RuthNUMERO${number}`);
  const entries = (await entriesOf(world)).filter(({ verb }) => verb === 'letter.printed');
  expect(entries).toHaveLength(3);
  expect(new Set(entries.map(entry => `${entry.actor_kind}:${entry.actor_id}`))).toEqual(
    new Set([`agent:${nadege.actor.id}`]),
  );
  expect((await listPostQueue(world)).every(({ printedAt }) => printedAt !== null)).toBe(true);
});

test('what was printed before is not printed again before somebody says so', async () => {
  const { world, id, nadege } = await withLetters(1);
  const once = { printer, id, isAgain: false };
  expect((await printLetter(world, nadege, once)).is).toBe('printed');
  expect(await printLetter(world, nadege, once)).toEqual({ is: 'printed-before' });
  expect(await printings(world)).toBe(1);
  expect((await printLetter(world, nadege, { ...once, isAgain: true })).is).toBe('printed');
  expect(await printings(world)).toBe(2);
});

test('of two agents who take the letters at once, one has them and the other is told', async () => {
  const { world, id, ids, nadege, idir } = await withLetters(2);
  const taken = await Promise.all([takeLetters(world, nadege), takeLetters(world, idir)]);
  expect(taken.toSorted()).toEqual([0, 2]);
  const [first, second] = taken[0] === 2 ? [nadege, idir] : [idir, nadege];
  expect(await printLetter(world, second, { printer, id, isAgain: true })).toEqual({ is: 'taken' });
  expect(await postLetter(world, second, id)).toBe('taken');
  expect((await heldLetters(world, first)).map(letter => letter.id)).toEqual(ids);
  await giveBackLetters(world, first);
  expect(await takeLetters(world, second)).toBe(2);
});

test('two presses of one agent at once give one paper', async () => {
  const { world, id, nadege } = await withLetters(1);
  const press = () => printLetter(world, nadege, { printer, id, isAgain: false });
  const results = (await Promise.all([press(), press()])).map(({ is }) => is);
  expect(results.toSorted()).toEqual(['printed', 'printed-before']);
  expect(await printings(world)).toBe(1);
});

test('nothing is lost or said to be printed when the printer fails, and another agent can print it', async () => {
  const { world, id, nadege, idir } = await withLetters(2);
  await expect(printLetter(world, nadege, { printer: jammed, id, isAgain: false })).rejects.toThrow('jam');
  expect((await printLetter(world, idir, { printer, id, isAgain: false })).is).toBe('printed');
  await takeLetters(world, nadege);
  await expect(printHeld(world, nadege, { printer: jammed, isAgain: false })).rejects.toThrow('jam');
  expect(await postHeld(world, nadege)).toBe(0);
  // What is still to print stands first.
  expect((await listPostQueue(world)).map(({ printedAt }) => printedAt === null)).toEqual([true, false]);
  expect((await printHeld(world, nadege, { printer, isAgain: false })).is).toBe('printed');
});

test('letters that somebody took and left wait for everybody after half an hour', async () => {
  const { world, nadege, idir } = await withLetters(2);
  await takeLetters(world, nadege);
  world.pass(31 * minute);
  expect(await heldLetters(world, nadege)).toEqual([]);
  expect(await takeLetters(world, idir)).toBe(2);
});

test('only what was printed is posted, and is wiped then', async () => {
  const { world, nadege } = await withLetters(2);
  await takeLetters(world, nadege);
  await printHeld(world, nadege, { printer, isAgain: false });
  expect(await postHeld(world, nadege)).toBe(2);
  expect(await listPostQueue(world)).toEqual([]);
  const rows = await world.db.selectFrom('post_letter').select('sealed').execute();
  expect(rows).toEqual([{ sealed: null }, { sealed: null }]);
  expect(await postHeld(world, nadege)).toBe(0);
});

test('one file holds 50 letters at most: the others wait', async () => {
  const { world, nadege, idir } = await withLetters(52);
  expect(await takeLetters(world, nadege)).toBe(50);
  expect(await takeLetters(world, nadege)).toBe(50);
  expect((await printHeld(world, nadege, { printer, isAgain: false })).is).toBe('printed');
  expect(await takeLetters(world, idir)).toBe(2);
});
