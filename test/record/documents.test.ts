import { describe, expect, test } from 'vitest';
import { wholeContent } from '../../server/record/contents.ts';
import { documentCounts, documentOf, documentsOf } from '../../server/record/documents.ts';
import { eraseRemoved } from '../../server/record/documents-store.ts';
import { wholeScope } from '../../server/record/grant-scope.ts';
import { AccessError } from '../../server/record/records.ts';
import {
  addDocument,
  changeDocument,
  markRead,
  type NewDocument,
  removeDocument,
  restoreDocument,
  storeText,
} from '../../server/record/write-documents.ts';
import type { World } from '../../server/world.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const hour = 3_600_000;

async function written(world: World, recordId: string, text: string, more: Partial<NewDocument> = {}) {
  const content = await storeText(world, recordId, text);
  return {
    typeCode: 'EXPPAT_2',
    day: '2026-03-03',
    title: 'Mon mot',
    format: 'text',
    content,
    ...more,
  } as const;
}

describe.each([{ postgres: false }, { postgres: true }])('documents, PostgreSQL: $postgres', options => {
  test('a document is given back word for word, and nothing of it lies in clear', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const id = await addDocument(world, access, await written(world, access.recordId, 'J’ai mal au genou.'));
    const document = await documentOf(world, access, id);
    expect(document).toMatchObject({ title: 'Mon mot', format: 'text', isRead: true, version: 1 });
    if (document === undefined) throw new Error('No document.');
    expect((await wholeContent(world, document.content)).toString()).toBe('J’ai mal au genou.');
    for (const table of ['document', 'document_version', 'content_part'] as const) {
      const rows = await world.db.selectFrom(table).selectAll().execute();
      const text = rows.map(row => Object.values(row).map(String).join(' ')).join(' ');
      expect(text).not.toMatch(/Mon mot|genou/);
    }
  });

  test('a new version replaces the one that was shown, once, and the old one stays', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const id = await addDocument(world, access, await written(world, access.recordId, 'un'));
    const document = await documentOf(world, access, id);
    if (document === undefined) throw new Error('No document.');
    const change = async (text: string) =>
      changeDocument(world, access, {
        document,
        what: await written(world, access.recordId, text, { title: text }),
      });
    expect(await change('deux')).toBe(true);
    expect(await change('trois')).toBe(false);
    const now = await documentOf(world, access, id);
    expect(now).toMatchObject({ title: 'deux', version: 2 });
    expect(await world.db.selectFrom('document_version').selectAll().execute()).toHaveLength(2);
  });

  test('a document taken away can be brought back for a day, and then leaves nothing', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const id = await addDocument(world, access, await written(world, access.recordId, 'un'));
    const find = async () => {
      const found = await documentOf(world, access, id);
      if (found === undefined) throw new Error('No document.');
      return found;
    };
    expect(await removeDocument(world, access, await find())).toBe(true);
    expect(await removeDocument(world, access, await find())).toBe(false);
    expect(await documentsOf(world, access)).toEqual([]);
    expect(await restoreDocument(world, access, await find())).toBe(true);
    expect(await documentsOf(world, access)).toHaveLength(1);
    await removeDocument(world, access, await find());
    world.pass(25 * hour);
    await expect(find()).rejects.toThrow();
    await world.db.transaction().execute(trx => eraseRemoved(trx, world.now()));
    for (const table of ['document', 'document_version', 'content', 'content_part'] as const)
      expect(await world.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test('lists are newest first, by class, year and place, and what is kept back is not there', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const days = ['2025-12-31', '2026-01-01', '2026-03-03'];
    for (const day of days)
      await addDocument(world, access, await written(world, access.recordId, day, { day, title: day }));
    const titles = async (query: Parameters<typeof documentsOf>[2]) =>
      (await documentsOf(world, access, query)).map(({ title }) => title);
    expect(await titles({})).toEqual([...days].reverse());
    expect(await titles({ year: '2026' })).toEqual(['2026-03-03', '2026-01-01']);
    expect(await titles({ from: 1, count: 1 })).toEqual(['2026-01-01']);
    const [newest] = await documentsOf(world, access);
    expect(await documentCounts(world, access)).toEqual(new Map([[newest?.classCode, 3]]));
    await world.db
      .updateTable('document')
      .set({ kept_back_until: '2099-01-01T00:00:00.000Z' })
      .where('day', '=', '2026-03-03')
      .execute();
    expect(await titles({})).toEqual(['2026-01-01', '2025-12-31']);
    expect(await documentOf(world, access, newest?.id ?? '')).toBeUndefined();
  });

  test('only its author changes a document, only who may add adds one, and each act is in the journal', async () => {
    const world = await freshWorld(options);
    const access = await makeOwner(world);
    const what = await written(world, access.recordId, 'un');
    const scope = { ...wholeScope, add: false };
    const reader = { ...access, capacity: 'caregiver', grant: { scope, until: null } } as const;
    await expect(addDocument(world, reader, what)).rejects.toThrow(AccessError);
    const id = await addDocument(world, access, what);
    await world.db
      .updateTable('document')
      .set({ author_kind: 'professional', author_id: '99900000011' })
      .execute();
    const document = await documentOf(world, access, id);
    if (document === undefined) throw new Error('No document.');
    expect(document.isRead).toBe(false);
    await markRead(world, access, document);
    expect((await documentOf(world, access, id))?.isRead).toBe(true);
    await expect(removeDocument(world, access, document)).rejects.toThrow();
    const verbs = await world.db.selectFrom('journal_entry').select('verb').execute();
    expect(verbs.map(({ verb }) => verb).filter(verb => verb.startsWith('document.'))).toEqual([
      'document.added',
    ]);
  });
});
