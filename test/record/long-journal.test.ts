import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyChain } from '../../server/record/journal-check.ts';
import { makeRecord } from '../support/journal.ts';
import { fillChain } from '../support/long-chain.ts';
import { freshWorld } from '../support/world.ts';

test('others are answered while a long history is checked', async () => {
  const world = await freshWorld();
  const recordId = await makeRecord(world);
  await fillChain(world, recordId, 5000);
  let isOver = false;
  let answered = 0;
  const check = verifyChain(world, recordId).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await nextTurn();
    answered += 1;
  }
  expect(await check).toMatchObject({ ok: true, entries: 5000 });
  expect(answered).toBeGreaterThanOrEqual(10);
});
