import { describe, expect, test } from 'vitest';
import { complaintAbout } from '../../server/record/complaint-about.ts';
import { keepComplaint } from '../../server/record/complaints.ts';
import { readHistory } from '../../server/record/history.ts';
import { historyProfessionals } from '../../server/record/history-actors.ts';
import { historyMonths } from '../../server/record/history-months.ts';
import { moveKeptBack } from '../../server/record/kept-back-clock.ts';
import { receiveDocument } from '../../server/record/receive-document.ts';
import type { RecordAccess } from '../../server/record/records.ts';
import { emergencyDoctor, look } from '../support/history.ts';
import { document, owner } from '../support/history-owner.ts';

describe.each([{ postgres: false }, { postgres: true }])('entries, PostgreSQL: $postgres', options => {
  test('nobody else knows of a secret document, and nobody of one that is kept back, by its entries either', async () => {
    const { world, access, recordId, read } = await owner(options);
    const keptBackUntil = new Date('2026-03-20T00:00:00Z');
    for (const more of [{ isSecret: true }, { keptBackUntil }]) {
      const id = await world.db
        .transaction()
        .execute(trx => receiveDocument(trx, world, document(recordId, more)));
      await look(world, recordId, { verb: 'document.read', document: id });
    }
    const parent = { ...access, accountId: 'parent', capacity: 'representative' as const };
    expect((await read()).map(entry => entry.document?.title)).toEqual(['Contrôle']);
    expect(await read(parent)).toEqual([]);
    expect(await read(parent, 'all')).toEqual([]);
    expect(await historyMonths(world, parent, 'looked')).toEqual([]);
    world.pass(30 * 86_400_000);
    expect(await read()).toHaveLength(2);
  });

  test('once the patient is told that something waits, its entries are there, and say no more than that', async () => {
    const { world, access, recordId, read } = await owner(options);
    const keptBackUntil = new Date('2026-04-30T00:00:00Z');
    const id = await world.db
      .transaction()
      .execute(trx => receiveDocument(trx, world, document(recordId, { keptBackUntil })));
    const seq = await look(world, recordId, { verb: 'document.read', document: id, who: emergencyDoctor });
    const known = async () => ({
      entries: [...(await read()), ...(await read(access, 'changed')), ...(await read(access, 'all'))].length,
      people: (await historyProfessionals(world, access)).length,
      about: await complaintAbout(world, access, seq).then(about => about !== undefined),
      months: (await historyMonths(world, access, 'looked')).length,
    });
    expect(await known()).toEqual({ entries: 0, people: 0, about: false, months: 0 });
    const complaint = { kind: 'question', seq, text: 'Qui ?', block: false, language: 'fr' } as const;
    const sent = await world.db
      .transaction()
      .execute(trx =>
        keepComplaint(trx, world, { access, given: { ...complaint, makeReceipt: () => 'AAA-AAA-AAA' } }),
      );
    expect(sent).toBe('no-entry');
    world.pass(14 * 86_400_000);
    await moveKeptBack(world);
    expect(await known()).toEqual({ entries: 5, people: 2, about: true, months: 1 });
    const [entry] = await read();
    expect(entry).toMatchObject({ verb: 'document.read', document: undefined });
    expect(entry?.who).toMatchObject({ name: 'Anna MARSEILLE', specialty: 'G15_10' });
    world.pass(30 * 86_400_000);
    expect((await read())[0]).toMatchObject({ document: { id }, who: { specialty: 'G15_10/SM54' } });
  });

  test('who may see one class of documents has the entries about that class alone', async () => {
    const { world, access, recordId, read } = await owner(options);
    for (const more of [{}, { typeCode: '57833-6', title: 'Ordonnance' }, { isSecret: true }]) {
      const id = await world.db
        .transaction()
        .execute(trx => receiveDocument(trx, world, document(recordId, more)));
      await look(world, recordId, { verb: 'document.read', document: id });
    }
    const scope = { see: new Set(['42']), add: false, manage: false, history: true };
    const caregiver = { ...access, accountId: 'other', capacity: 'caregiver', grant: { scope, until: null } };
    const seen = await read(caregiver as RecordAccess);
    expect(seen.map(entry => entry.document?.title)).toEqual(['Ordonnance']);
    expect(await read()).toHaveLength(3);
  });

  test('the documents of a page are asked for at once', async () => {
    const { world, access, recordId } = await owner(options);
    for (let count = 0; count < 5; count += 1) {
      const id = await world.db
        .transaction()
        .execute(trx => receiveDocument(trx, world, document(recordId, { title: `Contrôle ${count}` })));
      await look(world, recordId, { verb: 'document.read', document: id });
    }
    let asked = 0;
    const counted = world.db.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"document"')) asked += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const page = await readHistory({ ...world, db: counted }, access, { part: { view: 'looked' }, most: 20 });
    expect(page?.entries.map(entry => entry.document?.title)).toHaveLength(5);
    expect(asked).toBe(1);
  });
});
