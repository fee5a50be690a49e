import { describe, expect, test } from 'vitest';
import { documentOf } from '../../server/record/documents.ts';
import {
  countOpenDocuments,
  hideAllDocuments,
  hideDocuments,
  hidingOf,
  showAgain,
  undoHiding,
} from '../../server/record/hiding.ts';
import { dropOldHidings } from '../../server/record/hiding-store.ts';
import { receiveDocument } from '../../server/record/receive-document.ts';
import { AccessError, type RecordAccess } from '../../server/record/records.ts';
import { addDocument, removeDocument, storeText } from '../../server/record/write-documents.ts';
import type { World } from '../../server/world.ts';
import { entriesOf } from '../support/operators.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const said = { typeCode: 'EXPPAT_2', day: '2026-03-03', title: 'Mon mot', format: 'text' } as const;

async function write(world: World, access: RecordAccess): Promise<string> {
  const content = await storeText(world, access.recordId, 'Un texte');
  return addDocument(world, access, { ...said, content });
}

const isHidden = async (world: World, access: RecordAccess, id: string): Promise<boolean | undefined> =>
  (await documentOf(world, access, id))?.isHidden;

const acts = async (world: World, { recordId }: RecordAccess): Promise<string[]> =>
  (await entriesOf(world, recordId)).map(({ verb, object_id }) => `${verb} ${object_id}`);

describe.each([{ postgres: false }, { postgres: true }])('hiding, PostgreSQL: $postgres', options => {
  test('hides a document once, with one entry in the journal, and shows it again', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const id = await write(world, access);
    expect((await hideDocuments(world, access, [id, id])).count).toBe(1);
    expect((await hideDocuments(world, access, [id])).count).toBe(0);
    expect(await isHidden(world, access, id)).toBe(true);
    expect(await showAgain(world, access, { id, version: 1 })).toBe(true);
    expect(await showAgain(world, access, { id, version: 1 })).toBe(false);
    expect(await isHidden(world, access, id)).toBe(false);
    expect((await acts(world, access)).slice(-2)).toEqual([
      `document.hidden ${id}`,
      `document.shown-again ${id}`,
    ]);
  });

  test('does not show a version that the person has not seen, and hides whatever version there is', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const id = await write(world, access);
    await hideDocuments(world, access, [id]);
    expect(await showAgain(world, access, { id, version: 2 })).toBe(false);
    expect(await isHidden(world, access, id)).toBe(true);
  });

  test('hides all but what a professional keeps back, and takes exactly that back', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const ids = await Promise.all(Array.from({ length: 5 }, () => write(world, access)));
    const [first = '', second = '', third = ''] = ids;
    await hideDocuments(world, access, [first]);
    const kept = await world.db.transaction().execute(trx =>
      receiveDocument(trx, world, {
        ...said,
        recordId: access.recordId,
        by: { kind: 'professional', id: '99900000011', name: 'Anna DUBOIS', place: '' },
        bytes: Buffer.from('x'),
        keptBackUntil: new Date(world.now().getTime() + 1000),
      }),
    );
    expect(await countOpenDocuments(world, access)).toBe(4);
    const { id, count } = await hideAllDocuments(world, access);
    expect(count).toBe(4);
    // Shown by itself since, then hidden by itself: it is no part of what was done together.
    await showAgain(world, access, { id: second, version: 1 });
    await hideDocuments(world, access, [second]);
    expect(await undoHiding(world, access, id)).toBe(true);
    expect(await undoHiding(world, access, id)).toBe(false);
    expect(await isHidden(world, access, first)).toBe(true);
    expect(await isHidden(world, access, second)).toBe(true);
    expect(await isHidden(world, access, third)).toBe(false);
    world.pass(2000);
    expect(await isHidden(world, access, kept)).toBe(false);
  });

  test('touches nothing in another record, nothing that was removed, and nothing for who may not', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const other = await makeOwner(world);
    const theirs = await write(world, other);
    const gone = await write(world, access);
    const document = await documentOf(world, access, gone);
    if (document !== undefined) await removeDocument(world, access, document);
    expect((await hideDocuments(world, access, [theirs, gone, 'x', ''])).count).toBe(0);
    expect(await isHidden(world, other, theirs)).toBe(false);
    const { id } = await hideDocuments(world, other, [theirs]);
    expect(await hidingOf(world, access, id)).toBeUndefined();
    expect(await undoHiding(world, access, id)).toBe(false);
    const grant = { scope: { see: 'all', add: true, manage: false, history: false }, until: null } as const;
    const caregiver = { ...other, capacity: 'caregiver', grant } as const;
    await expect(hideDocuments(world, caregiver, [theirs])).rejects.toThrow(AccessError);
    await expect(showAgain(world, caregiver, { id: theirs, version: 1 })).rejects.toThrow(AccessError);
    await expect(undoHiding(world, caregiver, id)).rejects.toThrow(AccessError);
    expect(await isHidden(world, other, theirs)).toBe(true);
  });

  test('two people at once hide a document one time', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const ids = await Promise.all(Array.from({ length: 20 }, () => write(world, access)));
    const done = await Promise.all([hideDocuments(world, access, ids), hideAllDocuments(world, access)]);
    expect(done.reduce((sum, { count }) => sum + count, 0)).toBe(20);
    const hidden = (await acts(world, access)).filter(act => act.startsWith('document.hidden'));
    expect(new Set(hidden).size).toBe(20);
    expect(hidden).toHaveLength(20);
  });

  test('what was done together is forgotten after a day, and the documents stay hidden', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const id = await write(world, access);
    const hiding = await hideDocuments(world, access, [id]);
    world.pass(1000);
    await world.db.transaction().execute(trx => dropOldHidings(trx, world.now().toISOString()));
    expect(await hidingOf(world, access, hiding.id)).toBeUndefined();
    expect(await isHidden(world, access, id)).toBe(true);
  });
});
