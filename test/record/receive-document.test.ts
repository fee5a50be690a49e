import { describe, expect, test } from 'vitest';
import { wholeContent } from '../../server/record/contents.ts';
import { documentNews, documentOf, documentsOf } from '../../server/record/documents.ts';
import { type ReceivedDocument, receiveDocument } from '../../server/record/receive-document.ts';
import type { RecordAccess } from '../../server/record/records.ts';
import { removeDocument } from '../../server/record/write-documents.ts';
import type { World } from '../../server/world.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const cardiologist = {
  kind: 'professional',
  id: '99900000094',
  name: 'Paul SERRABIANCA',
  place: 'Cabinet du Cap, Bastia',
  profession: '10',
  specialty: 'G15_10/SM04',
} as const;

async function receive(world: World, { recordId }: RecordAccess, more: Partial<ReceivedDocument> = {}) {
  const document: ReceivedDocument = {
    recordId,
    by: cardiologist,
    typeCode: '11488-4',
    day: '2026-02-20',
    title: 'Contrôle du cœur',
    format: 'text',
    bytes: Buffer.from('Le cœur va bien.'),
    ...more,
  };
  return world.db.transaction().execute(trx => receiveDocument(trx, world, document));
}

describe.each([{ postgres: false }, { postgres: true }])(
  'a document that comes in, PostgreSQL: $postgres',
  options => {
    test('is there with its author and its contents, as something new, and nothing lies in clear', async () => {
      const world = await freshWorld(options);
      const access = await makeOwner(world);
      const id = await receive(world, access);
      const document = await documentOf(world, access, id);
      expect(document).toMatchObject({ title: 'Contrôle du cœur', classCode: '10', isRead: false });
      expect(document?.author).toEqual(cardiologist);
      expect(await documentNews(world, access)).toEqual({ isEmpty: false, unread: 1 });
      if (document === undefined) throw new Error('No document.');
      expect((await wholeContent(world, document.content)).toString()).toBe('Le cœur va bien.');
      for (const table of ['document', 'document_version', 'content_part'] as const) {
        const rows = await world.db.selectFrom(table).selectAll().execute();
        const text = rows.map(row => Object.values(row).map(String).join(' ')).join(' ');
        expect(text).not.toMatch(/cœur|SERRABIANCA|Cap/);
      }
      await expect(removeDocument(world, access, document)).rejects.toThrow();
    });

    test('leaves its entry in the journal of the record, by its author', async () => {
      const world = await freshWorld(options);
      const access = await makeOwner(world);
      const ids = [
        await receive(world, access),
        await receive(world, access, { by: { kind: 'software', id: 'demo-scale', name: '', place: '' } }),
      ];
      const entries = await world.db
        .selectFrom('journal_entry')
        .selectAll()
        .where('verb', '=', 'document.received')
        .orderBy('seq')
        .execute();
      const told = entries.map(({ actor_kind, actor_id, record_id, object_id }) => [
        ...[actor_kind, actor_id, record_id, object_id],
      ]);
      expect(told).toEqual([
        ['professional', '99900000094', access.recordId, ids[0]],
        ['software', 'demo-scale', access.recordId, ids[1]],
      ]);
    });

    test('is hidden, secret or kept back as its author says', async () => {
      const world = await freshWorld(options);
      const access = await makeOwner(world);
      await receive(world, access, { title: 'caché', isHidden: true });
      await receive(world, access, { title: 'secret', isSecret: true });
      await receive(world, access, { title: 'retenu', keptBackUntil: new Date('2026-03-04T10:00:00Z') });
      const titles = async (who: RecordAccess) =>
        (await documentsOf(world, who)).map(({ title, isHidden }) => [title, isHidden]).sort();
      expect(await titles(access)).toEqual([
        ['caché', true],
        ['secret', false],
      ]);
      expect(await titles({ ...access, capacity: 'representative' })).toEqual([['caché', true]]);
      world.pass(25 * 3_600_000);
      expect(await titles(access)).toHaveLength(3);
    });

    test('leaves nothing when it breaks off', async () => {
      const world = await freshWorld(options);
      const access = await makeOwner(world);
      const breaks = world.db.transaction().execute(async trx => {
        const { recordId } = access;
        const bytes = Buffer.alloc(300_000);
        const about = { typeCode: '11488-4', day: '2026-02-20', title: 'Essai', format: 'pdf' } as const;
        await receiveDocument(trx, world, { recordId, by: cardiologist, bytes, ...about });
        throw new Error('broken');
      });
      await expect(breaks).rejects.toThrow('broken');
      for (const table of ['document', 'document_version', 'content', 'content_part'] as const)
        expect(await world.db.selectFrom(table).selectAll().execute()).toEqual([]);
    });
  },
);
