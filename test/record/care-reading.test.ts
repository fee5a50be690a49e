import { describe, expect, test } from 'vitest';
import { professionalViewer } from '../../server/record/care-access.ts';
import { listForCarer, openForCarer } from '../../server/record/care-reading.ts';
import type { Caring } from '../../server/record/care-trace.ts';
import { readContent, wholeContent } from '../../server/record/contents.ts';
import { documentsOf } from '../../server/record/documents.ts';
import { AccessError } from '../../server/record/records.ts';
import type { World } from '../../server/world.ts';
import { actsIn, agree, block, makeCarer, receive, trust, workAt } from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const read = (world: World, who: Caring, id: string) =>
  openForCarer(world, who, { id, verb: 'document.read' });

/** What somebody's list shows, with the rule that opens it. */
async function listed(world: World, who: Caring, isFirst = true) {
  const list = await listForCarer(world, who, { from: 0, count: 20, isFirst });
  return list && { rule: list.rule, titles: list.documents.map(({ title }) => title).sort() };
}

const hide = (world: World, id: string) =>
  world.db.updateTable('document').set({ hidden: 1 }).where('id', '=', id).execute();

describe.each([{ postgres: false }, { postgres: true }])('reading, PostgreSQL: $postgres', options => {
  async function start(does: Parameters<typeof makeCarer>[1] = {}) {
    const world = await freshWorld(options);
    const owner = await makeOwner(world);
    const who: Caring = { viewer: await makeCarer(world, does), recordId: owner.recordId };
    return { world, owner, who };
  }

  test('the treating doctor reads what is hidden, and the history says so before anything is read', async () => {
    const { world, owner, who } = await start();
    await trust(world, who);
    const id = await receive(world, owner, { title: 'Caché', isHidden: true });
    expect(await listed(world, who)).toEqual({ rule: 'R4', titles: ['Caché'] });
    const opened = await read(world, who, id);
    expect(opened?.rule).toBe('R4');
    expect(await actsIn(world, owner.recordId)).toEqual(['documents.listed R4', `document.read R4 ${id}`]);
    if (opened === undefined) throw new Error('No document.');
    expect((await wholeContent(world, opened.document.content)).toString()).toBe('Le cœur va bien.');
  });

  test('only the first list of a visit is written down', async () => {
    const { world, owner, who } = await start();
    await trust(world, who);
    await receive(world, owner);
    await listed(world, who, true);
    await listed(world, who, false);
    expect(await actsIn(world, owner.recordId)).toEqual(['documents.listed R4']);
  });

  test('without an agreement nothing is read, and whether there is a record is not told', async () => {
    const { world, owner, who } = await start();
    const id = await receive(world, owner);
    expect(await listed(world, who)).toBeUndefined();
    expect(await read(world, who, id)).toBeUndefined();
    expect(await listed(world, { ...who, recordId: 'A'.repeat(22) })).toBeUndefined();
    expect(await actsIn(world, owner.recordId)).toEqual(['access.refused R7', `access.refused R7 ${id}`]);
  });

  test('an agreement opens as far as it goes, and the matrix never more than the profession may', async () => {
    const { world, owner, who } = await start();
    const kinds = { Compte: '11488-4', Ordonnance: '57833-6' } as const;
    for (const [title, typeCode] of Object.entries(kinds)) await receive(world, owner, { title, typeCode });
    const hidden = await receive(world, owner, { title: 'Caché', isHidden: true });
    await agree(world, who, { classes: '10' });
    expect(await listed(world, who)).toEqual({ rule: 'R7', titles: ['Compte'] });
    expect(await read(world, who, hidden)).toBeUndefined();
    const physiotherapist = { ...who, viewer: await makeCarer(world, { profession: '70', specialty: null }) };
    await agree(world, physiotherapist);
    expect(await listed(world, physiotherapist)).toBeUndefined();
    expect((await actsIn(world, owner.recordId)).slice(1)).toEqual([
      `access.refused R6 ${hidden}`,
      'access.refused R7',
    ]);
  });

  test('an agreement that was withdrawn, is for another place or was not announced opens nothing', async () => {
    const { world, owner, who } = await start();
    await receive(world, owner);
    const elsewhere = await workAt(world, who.viewer.id, 'SM54');
    await agree(world, who, { withdrawn_at: world.now().toISOString() });
    await agree(world, who, { kind: 'visit', exercise_id: elsewhere });
    await agree(world, who, { kind: 'care-team' });
    expect(await listed(world, who)).toBeUndefined();
    const there = await professionalViewer(world, elsewhere);
    if (there === undefined) throw new Error('No exercise.');
    expect((await listed(world, { ...who, viewer: there }))?.rule).toBe('R7');
  });

  test('who is blocked reads their own documents and no other, in any place, whatever was agreed', async () => {
    const { world, owner, who } = await start();
    const { viewer } = who;
    await agree(world, who);
    await trust(world, who, 'same-rights');
    const other = await receive(world, owner);
    await block(world, who);
    expect(await listed(world, who)).toBeUndefined();
    const by = { kind: 'professional', id: viewer.id, name: 'Paul', place: '' } as const;
    const own = await receive(world, owner, { title: 'De moi', by });
    expect(await listed(world, who)).toEqual({ rule: 'R3', titles: ['De moi'] });
    const there = await professionalViewer(world, await workAt(world, viewer.id, 'SM54'));
    if (there === undefined) throw new Error('No exercise.');
    expect(await listed(world, { ...who, viewer: there })).toEqual({ rule: 'R3', titles: ['De moi'] });
    expect((await read(world, who, own))?.rule).toBe('R3');
    expect(await read(world, who, other)).toBeUndefined();
    expect((await actsIn(world, owner.recordId)).filter(act => act.startsWith('access.refused'))).toEqual([
      'access.refused R5',
      `access.refused R5 ${other}`,
    ]);
  });

  test('what is hidden or blocked between the list and the opening is not opened', async () => {
    const { world, owner, who } = await start();
    await agree(world, who);
    const [first, second] = [await receive(world, owner), await receive(world, owner)];
    expect((await listed(world, who))?.titles).toHaveLength(2);
    await hide(world, first);
    expect(await read(world, who, first)).toBeUndefined();
    const blocked = block(world, who);
    const [, opened] = await Promise.all([blocked, blocked.then(() => read(world, who, second))]);
    expect(opened).toBeUndefined();
    expect((await actsIn(world, owner.recordId)).slice(1)).toEqual([
      `access.refused R6 ${first}`,
      `access.refused R5 ${second}`,
    ]);
  });

  test('what is hidden between the opening and the reading is not read', async () => {
    const { world, owner, who } = await start();
    await agree(world, who);
    const id = await receive(world, owner);
    const opened = await read(world, who, id);
    if (opened === undefined) throw new Error('No document.');
    await hide(world, id);
    await expect(readContent(world, opened.document.content).next()).rejects.toThrow(AccessError);
  });

  test('its author reads a document that is kept back, and the patient does not yet', async () => {
    const { world, owner, who } = await start();
    const by = { kind: 'professional', id: who.viewer.id, name: 'Paul', place: '' } as const;
    const keptBackUntil = new Date(world.now().getTime() + 3_600_000);
    const id = await receive(world, owner, { by, keptBackUntil });
    expect(await documentsOf(world, owner)).toEqual([]);
    expect((await read(world, who, id))?.rule).toBe('R3');
    world.pass(3_600_001);
    expect(await documentsOf(world, owner)).toHaveLength(1);
  });

  test('what a minor keeps secret is read by carers, and never by a representative', async () => {
    const { world, owner, who } = await start();
    await trust(world, who);
    await receive(world, owner, { isSecret: true, title: 'Secret' });
    expect((await listed(world, who))?.titles).toEqual(['Secret']);
    for (const capacity of ['representative', 'guardian', 'caregiver'] as const)
      expect(await documentsOf(world, { ...owner, capacity })).toEqual([]);
  });
});
