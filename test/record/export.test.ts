import { describe, expect, test } from 'vitest';
import { storeText } from '../../server/record/document-versions.ts';
import { documentsOf } from '../../server/record/documents.ts';
import { earlierVersionsOf } from '../../server/record/earlier-versions.ts';
import { beginExport, exportSize, gatherExport } from '../../server/record/export.ts';
import { holdExport } from '../../server/record/export-hold.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { receiveDocument } from '../../server/record/receive-document.ts';
import { AccessError } from '../../server/record/records.ts';
import { addDocument, changeDocument, removeDocument } from '../../server/record/write-documents.ts';
import type { World } from '../../server/world.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

async function written(world: World, recordId: string, text: string) {
  const content = await storeText(world, recordId, text);
  return { typeCode: 'EXPPAT_2', day: '2026-03-03', title: text, format: 'text', content } as const;
}

/** Lets a professional add a document. */
async function received(world: World, recordId: string, title: string, keptBackUntil?: Date): Promise<void> {
  const by = { kind: 'professional', id: '99900000011', name: 'Anna DUBOIS', place: '' } as const;
  const what = {
    typeCode: '11490-0',
    day: '2026-03-01',
    title,
    format: 'text',
    bytes: Buffer.from(title),
  } as const;
  await world.db
    .transaction()
    .execute(trx =>
      receiveDocument(trx, world, { recordId, by, ...what, ...(keptBackUntil ? { keptBackUntil } : {}) }),
    );
}

describe.each([{ postgres: false }, { postgres: true }])('the export, PostgreSQL: $postgres', options => {
  test('counts and gives what may be seen now: no removed document, none that is kept back', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const { recordId } = access;
    expect(await exportSize(world, access)).toEqual({ count: 0, bytes: 0 });
    await addDocument(world, access, await written(world, recordId, '12345'));
    await addDocument(world, access, await written(world, recordId, 'gone'));
    await received(world, recordId, '1234567');
    await received(world, recordId, 'later', new Date(world.now().getTime() + 60_000));
    const gone = (await documentsOf(world, access)).find(({ title }) => title === 'gone');
    if (gone) await removeDocument(world, access, gone);
    expect(await exportSize(world, access)).toEqual({ count: 2, bytes: 12 });
    const { documents, owner } = await gatherExport(world, access);
    expect(documents.map(({ title }) => title)).toEqual(['12345', '1234567']);
    expect(owner.id).toBe(access.insuredId);
    world.pass(61_000);
    expect((await gatherExport(world, access)).documents).toHaveLength(3);
  });

  test('earlier versions are those of what one wrote', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    await addDocument(world, access, await written(world, access.recordId, '12345'));
    const [first] = await documentsOf(world, access);
    if (first === undefined) throw new Error('No document.');
    await changeDocument(world, access, {
      document: first,
      what: await written(world, access.recordId, '1'),
    });
    const [document] = await documentsOf(world, access);
    if (document === undefined) throw new Error('No document.');
    expect(await exportSize(world, access)).toEqual({ count: 1, bytes: 6 });
    expect(await earlierVersionsOf(world, access, document)).toMatchObject([{ number: 1, title: '12345' }]);
    expect(await earlierVersionsOf(world, { ...access, accountId: 'other' }, document)).toEqual([]);
  });

  test('10 in an hour, each in the journal, which stays whole', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const exported = 0;
    for (let time = 0; time < 10; time += 1) expect(await beginExport(world, access, exported)).toBe(true);
    expect(await beginExport(world, access, exported)).toBe(false);
    world.pass(60 * 60_000);
    expect(await beginExport(world, access, exported)).toBe(true);
    const entries = world.db.selectFrom('journal_entry').select('verb').where('verb', '=', 'record.exported');
    expect(await entries.execute()).toHaveLength(11);
    expect(await verifyChain(world, access.recordId)).toMatchObject({ ok: true });
  });

  test('2 at a time; a place whose process died is free after a minute', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const [one, two] = [await holdExport(world, access), await holdExport(world, access)];
    expect(await holdExport(world, access)).toBeUndefined();
    await one?.();
    const three = await holdExport(world, access);
    expect(three).toBeDefined();
    world.pass(61_000);
    const four = await holdExport(world, access);
    expect(four).toBeDefined();
    for (const release of [two, three, four]) await release?.();
  });
});

test('nobody but the owner takes a record away', async () => {
  const world = await freshWorld();
  const access = { ...(await makeOwner(world)), capacity: 'caregiver' as never };
  await expect(exportSize(world, access)).rejects.toThrow(AccessError);
  await expect(gatherExport(world, access)).rejects.toThrow(AccessError);
  await expect(beginExport(world, access, 0)).rejects.toThrow(AccessError);
});
