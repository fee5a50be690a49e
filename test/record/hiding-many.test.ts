import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { hideAllDocuments, undoHiding } from '../../server/record/hiding.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import type { RecordAccess } from '../../server/record/records.ts';
import type { World } from '../../server/world.ts';
import { manyDocuments } from '../support/many-documents.ts';
import { entriesOf } from '../support/operators.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

async function traced(world: World, { recordId }: RecordAccess, verb: string): Promise<string[]> {
  const entries = await entriesOf(world, recordId);
  return entries.filter(entry => entry.verb === verb).map(entry => entry.object_id ?? '');
}

async function hiddenNow({ db }: World): Promise<number> {
  return (await db.selectFrom('document').select('id').where('hidden', '=', 1).execute()).length;
}

describe.each([{ postgres: false }, { postgres: true }])('hiding many, PostgreSQL: $postgres', options => {
  test('each of 260 documents has one trace when it is hidden and one when it is shown again', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const ids = await manyDocuments(world, access.recordId, 260);
    const { id, count } = await hideAllDocuments(world, access);
    expect(count).toBe(260);
    expect(await hiddenNow(world)).toBe(260);
    expect((await traced(world, access, 'document.hidden')).sort()).toEqual(ids.toSorted());
    await undoHiding(world, access, id);
    expect(await hiddenNow(world)).toBe(0);
    expect((await traced(world, access, 'document.shown-again')).sort()).toEqual(ids.toSorted());
    expect(await verifyChain(world, access.recordId)).toMatchObject({ ok: true });
  });
});

test('others are answered while many documents are hidden', async () => {
  const world = await freshWorld();
  const access = await makeOwner(world);
  await manyDocuments(world, access.recordId, 2500);
  let isOver = false;
  let answered = 0;
  const hiding = hideAllDocuments(world, access).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await nextTurn();
    answered += 1;
  }
  expect((await hiding).count).toBe(2500);
  expect(answered).toBeGreaterThanOrEqual(10);
});
