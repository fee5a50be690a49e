import { describe, expect, test } from 'vitest';
import { depositForCarer } from '../../server/record/care-deposit.ts';
import { openForCarer } from '../../server/record/care-reading.ts';
import type { Caring } from '../../server/record/care-trace.ts';
import { documentOf, documentsOf } from '../../server/record/documents.ts';
import type { ReceivedDocument } from '../../server/record/receive-document.ts';
import type { World } from '../../server/world.ts';
import { actsIn, agree, block, historyOf, makeCarer, trust } from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const deposit = (world: World, who: Caring, more: Partial<ReceivedDocument> = {}) =>
  depositForCarer(world, who, {
    by: { kind: 'professional', id: who.viewer.id, name: 'Paul', place: 'Bastia' },
    ...{ typeCode: '11488-4', day: '2026-03-03', title: 'Visite', format: 'text' },
    bytes: Buffer.from('Tout va bien.'),
    ...more,
  });

describe.each([{ postgres: false }, { postgres: true }])('depositing, PostgreSQL: $postgres', options => {
  async function start(does: Parameters<typeof makeCarer>[1] = {}) {
    const world = await freshWorld(options);
    const owner = await makeOwner(world);
    const who: Caring = { viewer: await makeCarer(world, does), recordId: owner.recordId };
    return { world, owner, who };
  }

  test('who was agreed to deposits, under their name, their place and the rule', async () => {
    const { world, owner, who } = await start();
    await agree(world, who);
    const id = await deposit(world, who);
    expect(await documentOf(world, owner, id ?? '')).toMatchObject({
      ...{ title: 'Visite', isRead: false, author: { id: who.viewer.id, name: 'Paul' } },
    });
    const [entry] = await historyOf(world, owner.recordId);
    expect(entry).toMatchObject({ verb: 'document.received', rule: 'R7', exercise: who.viewer.exerciseId });
    expect(entry?.policy_version).not.toBeNull();
  });

  test('without an agreement, blocked, or for a kind that is not theirs, nothing comes in and it is written', async () => {
    const { world, owner, who } = await start();
    expect(await deposit(world, who)).toBeUndefined();
    await agree(world, who, { classes: '10' });
    expect(await deposit(world, who, { typeCode: '57833-6' })).toBeUndefined();
    expect(await deposit(world, who, { typeCode: 'NONE' })).toBeUndefined();
    await block(world, who);
    expect(await deposit(world, who)).toBeUndefined();
    expect(await documentsOf(world, owner)).toEqual([]);
    expect(await world.db.selectFrom('content').select('id').execute()).toEqual([]);
    expect(await actsIn(world, owner.recordId)).toEqual([
      ...['access.refused R7', 'access.refused R7', 'access.refused R7', 'access.refused R5'],
    ]);
  });

  test('a physiotherapist who was agreed to deposits reports, reads those alone, and no other kind', async () => {
    const { world, who } = await start({ profession: '70', specialty: null });
    await agree(world, who);
    const id = (await deposit(world, who)) ?? '';
    expect(await deposit(world, who, { typeCode: '57833-6' })).toBeUndefined();
    expect((await openForCarer(world, who, { id, verb: 'document.read' }))?.rule).toBe('R3');
  });

  test('the treating doctor deposits even when blocked, occupational medicine and a closed record never', async () => {
    const { world, who } = await start();
    await trust(world, who);
    await block(world, who);
    expect(await deposit(world, who)).toBeDefined();
    const occupational = { ...who, viewer: await makeCarer(world, { specialty: 'C41' }) };
    await agree(world, occupational);
    expect(await deposit(world, occupational)).toBeUndefined();
    await world.db.updateTable('record').set({ status: 'closed' }).where('id', '=', who.recordId).execute();
    expect(await deposit(world, who)).toBeUndefined();
  });

  test('what is kept back is there for its author and not yet for the patient', async () => {
    const { world, owner, who } = await start();
    await agree(world, who);
    const id = (await deposit(world, who, { keptBackUntil: new Date('2026-04-03T10:00:00Z') })) ?? '';
    expect(await documentOf(world, owner, id)).toBeUndefined();
    expect(await openForCarer(world, who, { id, verb: 'document.read' })).toBeDefined();
  });

  test('nobody deposits under the name of another, and a record that is not there takes nothing', async () => {
    const { world, who } = await start();
    await trust(world, who);
    const by = { kind: 'professional', id: '99900000094', name: '', place: '' } as const;
    await expect(deposit(world, who, { by })).rejects.toThrow('own name');
    expect(await deposit(world, { ...who, recordId: 'A'.repeat(22) })).toBeUndefined();
  });
});
