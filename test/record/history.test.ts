import { describe, expect, test } from 'vitest';
import { wholeScope } from '../../server/record/grant-scope.ts';
import { readHistory } from '../../server/record/history.ts';
import { wholeHistory } from '../../server/record/history-export.ts';
import { historyMonths } from '../../server/record/history-months.ts';
import type { HistoryView } from '../../server/record/history-sources.ts';
import { allVerbs, verbMeanings } from '../../server/record/history-verbs.ts';
import { type ReceivedDocument, receiveDocument } from '../../server/record/receive-document.ts';
import { AccessError, type RecordAccess } from '../../server/record/records.ts';
import { putProfessional } from '../../server/registries/directory-store.ts';
import { emergencyDoctor, look, treatingDoctor } from '../support/history.ts';
import { write } from '../support/journal.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorldOptions } from '../support/world.ts';

const doctor = (rpps: string, town: string, region: string) => ({
  ...{
    id: town,
    rpps,
    familyName: town.toUpperCase(),
    givenName: 'Anna',
    professionSystem: 'TRE_G15' as const,
  },
  ...{ professionCode: '10', medicalRegulation: false },
  exercises: [
    {
      ...{ specialtyCode: 'SM54', specialtyLabel: null, structureName: 'Cabinet' },
      ...{ town, postcode: '20200', region },
    },
  ],
});

async function owner(options: TestWorldOptions = {}) {
  const world = await freshWorld(options);
  const access = await makeOwner(world);
  await world.db.transaction().execute(async trx => {
    await putProfessional(trx, world, doctor(treatingDoctor, 'Bastia', 'Corse'));
    await putProfessional(trx, world, doctor(emergencyDoctor, 'Marseille', "Provence-Alpes-Côte d'Azur"));
  });
  const [given_at, given_by] = [world.now().toISOString(), access.accountId];
  const trusted = { record_id: access.recordId, rpps: treatingDoctor, kind: 'treating-doctor' as const };
  await world.db
    .insertInto('full_access')
    .values({ ...trusted, given_at, given_by })
    .execute();
  const read = async (who: RecordAccess = access, view: HistoryView = 'looked') => {
    const page = await readHistory(world, who, { part: { view }, most: 50 });
    return page?.entries ?? [];
  };
  return { world, access, read, recordId: access.recordId };
}

const document = (recordId: string, more: Partial<ReceivedDocument> = {}): ReceivedDocument => ({
  ...{ recordId, typeCode: '11488-4', day: '2026-02-20', title: 'Contrôle', format: 'text' },
  by: { kind: 'professional', id: treatingDoctor, name: 'Anna BASTIA', place: 'Bastia' },
  bytes: Buffer.from('Tout va bien.'),
  ...more,
});

describe.each([{ postgres: false }, { postgres: true }])('history, PostgreSQL: $postgres', options => {
  test('says who, what about, why, and what is unusual', async () => {
    const { world, recordId, read } = await owner(options);
    const id = await world.db.transaction().execute(trx => receiveDocument(trx, world, document(recordId)));
    await look(world, recordId, {
      verb: 'document.read',
      document: id,
      rule: 'R4',
      at: '2026-03-03T11:00:00Z',
    });
    const night = { who: emergencyDoctor, verb: 'emergency.opened', rule: 'R8', reason: 'Malaise' } as const;
    await look(world, recordId, { ...night, at: '2026-03-03T21:30:00Z' });
    const [emergency, reading] = await read();
    expect(reading).toMatchObject({
      rule: 'R4',
      document: { title: 'Contrôle', day: '2026-02-20' },
      unusual: [],
    });
    expect(reading?.who).toMatchObject({
      name: 'Anna BASTIA',
      place: 'Cabinet, Bastia',
      specialty: 'G15_10/SM54',
    });
    expect(emergency).toMatchObject({ reason: 'Malaise', day: '2026-03-03' });
    expect(emergency?.unusual).toEqual(['emergency', 'night', 'first-time', 'other-region']);
  });

  test('pages follow one another without a gap or a double, up and down, and months lead into them', async () => {
    const { world, access, recordId } = await owner(options);
    const all: number[] = [];
    for (let day = 1; day <= 25; day += 1) {
      const at = `2026-0${day < 13 ? 1 : 2}-${String((day % 13) + 1).padStart(2, '0')}T10:00:00Z`;
      const verb = day % 2 === 0 ? 'documents.listed' : 'summary.read';
      all.push(await look(world, recordId, { verb, at }));
    }
    const part = { view: 'looked' } as const;
    const seqs = async (start?: { before: number } | { after: number } | { month: string }) => {
      const page = await readHistory(world, access, { part, start, most: 10 });
      return { seqs: page?.entries.map(({ seq }) => seq), newer: page?.hasNewer, older: page?.hasOlder };
    };
    const down = all.toReversed();
    expect(await seqs()).toEqual({ seqs: down.slice(0, 10), newer: false, older: true });
    expect(await seqs({ before: down[9] ?? 0 })).toEqual({
      seqs: down.slice(10, 20),
      newer: true,
      older: true,
    });
    expect(await seqs({ before: down[19] ?? 0 })).toEqual({
      seqs: down.slice(20),
      newer: true,
      older: false,
    });
    expect(await seqs({ after: down[20] ?? 0 })).toEqual({
      seqs: down.slice(10, 20),
      newer: true,
      older: true,
    });
    expect((await seqs({ month: '2026-01' })).seqs).toEqual(down.slice(13, 23));
    expect(await historyMonths(world, access, 'looked')).toEqual(['2026-02', '2026-01']);
    expect(await historyMonths(world, access, 'changed')).toEqual([]);
    expect(await readHistory(world, access, { part, start: { before: 9999 }, most: 10 })).toBeUndefined();
    let count = 0;
    for await (const entries of wholeHistory(world, access, { view: 'looked' })) count += entries.length;
    expect(count).toBe(25);
  });

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
});

test('the history is for the patient and their representatives, and for a caregiver when it was granted', async () => {
  const { access, read } = await owner();
  for (const capacity of ['self', 'representative', 'guardian'] as const) await read({ ...access, capacity });
  const withHistory = (history: boolean) => ({ scope: { ...wholeScope, history }, until: null });
  await read({ ...access, capacity: 'caregiver', grant: withHistory(true) });
  await expect(read({ ...access, capacity: 'caregiver', grant: withHistory(false) })).rejects.toThrow(
    AccessError,
  );
});

test('the work of the site stands under « Tout montrer » alone, and no verb is without a meaning', async () => {
  const { world, access, recordId, read } = await owner();
  await write(world, recordId);
  expect(await read()).toEqual([]);
  expect(await read(access, 'all')).toHaveLength(1);
  expect(allVerbs.filter(verb => verbMeanings[verb] === undefined)).toEqual([]);
});

test('the hour that comes twice when summer time ends is told apart, and its day is one', async () => {
  const { world, recordId, read } = await owner({ start: '2026-11-03T10:00:00Z' });
  for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'])
    await look(world, recordId, { at });
  const entries = await read();
  expect(entries.map(({ repeated }) => repeated)).toEqual([undefined, 'second', 'first']);
  expect(new Set(entries.map(({ day }) => day))).toEqual(new Set(['2026-10-25']));
});
