import { describe, expect, test } from 'vitest';
import { wholeScope } from '../../server/record/grant-scope.ts';
import { readHistory } from '../../server/record/history.ts';
import { wholeHistory } from '../../server/record/history-export.ts';
import { historyMonths } from '../../server/record/history-months.ts';
import { allVerbs, verbMeanings } from '../../server/record/history-verbs.ts';
import { receiveDocument } from '../../server/record/receive-document.ts';
import { AccessError } from '../../server/record/records.ts';
import { emergencyDoctor, look } from '../support/history.ts';
import { document, owner } from '../support/history-owner.ts';
import { write } from '../support/journal.ts';

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
