import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { careHistoryOf, careSince, type NewCareLine, receiveCare } from '../../server/record/care-history.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { receiveDocument } from '../../server/record/receive-document.ts';
import { makeKeys, SealError } from '../../server/storage/keys.ts';
import { rotateKeys } from '../../server/storage/rotate-keys.ts';
import { startSiteWorker } from '../../server/worker-jobs.ts';
import type { World } from '../../server/world.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorldOptions } from '../support/world.ts';
import { ownSample } from './cda/samples.ts';

const by = { kind: 'site', id: 'site' } as const;
const line = (day: string, more: Partial<NewCareLine> = {}): NewCareLine => {
  const what = 'Consultation de génétique';
  return { day, kind: 'visit', what, carer: 'Dr ROSE', place: 'Cabinet du Pont', ...more };
};

async function owner(options: TestWorldOptions = {}) {
  const world = await freshWorld(options);
  const access = await makeOwner(world);
  const receive = (...lines: NewCareLine[]) =>
    world.db.transaction().execute(trx => {
      const care = { recordId: access.recordId, source: 'register', lines, by, channel: 'worker' } as const;
      return receiveCare(trx, world, care);
    });
  const days = async () => (await careHistoryOf(world, access)).map(({ day }) => day);
  return { world, access, receive, days };
}

const rows = (world: World) => world.db.selectFrom('care_line').selectAll().execute();

describe.each([{ postgres: false }, { postgres: true }])('care history, PostgreSQL: $postgres', options => {
  test('lines are there newest first; the same line again, in other capitals, is one; its trace holds', async () => {
    const { world, access, receive } = await owner(options);
    const lines = [line('2026-01-05'), line('2026-03-01'), line('2026-03-01', { carer: 'DR  rose' })];
    expect(await receive(...lines)).toEqual({ added: 2, same: 1, old: 0 });
    expect(await receive(...lines)).toEqual({ added: 0, same: 3, old: 0 });
    const read = await careHistoryOf(world, access);
    expect(read.map(({ day, carer }) => `${day} ${carer}`)).toEqual([
      '2026-03-01 Dr ROSE',
      '2026-01-05 Dr ROSE',
    ]);
    const entries = await world.db.selectFrom('journal_entry').select('verb').execute();
    expect(entries.map(({ verb }) => verb)).toEqual(['care-history.received']);
    expect((await verifyChain(world, access.recordId)).ok).toBe(true);
  });

  test('what is older leaves: no longer shown that day, then erased by the worker', async () => {
    const { world, receive, days } = await owner({ ...options, start: '2026-03-03T10:00:00Z' });
    const stay = line('2024-02-20', { kind: 'stay', until: '2024-03-04' });
    expect(await receive(line('2024-03-02'), line('2024-03-03'), stay)).toEqual({
      added: 2,
      same: 0,
      old: 1,
    });
    expect(await days()).toEqual(['2024-03-03', '2024-02-20']);
    // It is the 4th in Paris from 23 h UTC on.
    world.pass(12 * 3_600_000 + 50 * 60_000);
    expect(await days()).toEqual(['2024-03-03', '2024-02-20']);
    world.pass(20 * 60_000);
    expect(await days()).toEqual(['2024-02-20']);
    const worker = startSiteWorker(world, 0);
    await worker.tick();
    await worker.stop();
    expect((await rows(world)).map(({ day }) => day)).toEqual(['2024-02-20']);
  });
});

test("it is read, and a line that comes again is one, after the keys were changed; with the record's key it is gone", async () => {
  const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const { world, access, receive } = await owner({ recordKey: old });
  await receive(line('2026-03-01'));
  for await (const _step of rotateKeys({ ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) }));
  const after = { ...world, keys: makeKeys(fresh, randomBytes) };
  const care = { recordId: access.recordId, source: 'cda', by, channel: 'worker' } as const;
  const again = await after.db
    .transaction()
    .execute(trx => receiveCare(trx, after, { ...care, lines: [line('2026-03-01')] }));
  expect(again).toEqual({ added: 0, same: 1, old: 0 });
  expect((await careHistoryOf(after, access))[0]?.carer).toBe('Dr ROSE');
  await world.db.updateTable('record').set({ wrapped_key: '' }).execute();
  await expect(careHistoryOf(after, access)).rejects.toThrow(SealError);
});

test('24 months end on a day that exists', async () => {
  for (const [now, since] of [
    ['2028-02-29', '2026-02-28'],
    ['2026-02-28', '2024-02-28'],
    ['2026-01-31', '2024-01-31'],
    ['2026-12-31', '2024-12-31'],
  ]) {
    expect(careSince(await freshWorld({ start: `${now}T10:00:00Z` }))).toBe(since);
  }
  const noumea = await freshWorld({ env: { TIME_ZONE: 'Pacific/Noumea' }, start: '2026-03-03T14:00:00Z' });
  expect(careSince(noumea)).toBe('2024-03-04');
});

test('nothing of it is in clear, and two records have other fingerprints of the same line', async () => {
  const { world, receive } = await owner();
  const other = await makeOwner(world);
  await receive(line('2026-03-01', { until: undefined, amount: '7 boîtes' }));
  await world.db.transaction().execute(trx =>
    receiveCare(trx, world, {
      ...{ recordId: other.recordId, source: 'cda', by, channel: 'worker' },
      lines: [line('2026-03-01')],
    }),
  );
  const kept = await rows(world);
  expect(new Set(kept.map(({ print }) => print)).size).toBe(2);
  for (const word of ['Consultation', 'ROSE', 'Cabinet', '7 boîtes'])
    expect(JSON.stringify(kept)).not.toContain(word);
});

test('what a minor keeps secret is there for the minor alone, even when it was told before', async () => {
  const { world, access, receive, days } = await owner();
  await receive(line('2026-03-01'), line('2026-02-01'));
  await receive(line('2026-03-01', { isSecret: true }));
  await receive(line('2026-03-01'));
  expect(await days()).toEqual(['2026-03-01', '2026-02-01']);
  for (const capacity of ['representative', 'guardian', 'caregiver', 'helper'] as const) {
    const lines = await careHistoryOf(world, { ...access, capacity });
    expect(lines.map(({ day }) => day)).toEqual(['2026-02-01']);
  }
});

test('a document of the insurer fills the care history; one of somebody else, or one that is broken, does not', async () => {
  const { world, access, days } = await owner();
  const send = (kind: 'organisation' | 'professional', bytes: Uint8Array, isSecret = false) =>
    world.db.transaction().execute(trx =>
      receiveDocument(trx, world, {
        ...{ recordId: access.recordId, by: { kind, id: '99900000045', name: 'CNAM', place: '' }, bytes },
        ...{ typeCode: 'REMB', day: '2026-03-01', title: 'Remboursements', format: 'cda', isSecret },
      }),
    );
  await send('professional', ownSample('care-history'));
  await send('organisation', Buffer.from('<broken'));
  expect(await days()).toEqual([]);
  await send('organisation', ownSample('care-history'));
  await send('organisation', ownSample('care-history'));
  expect(await days()).toEqual(['2026-02-26', '2026-02-11', '2026-01-05']);
  const representative = { ...access, capacity: 'representative' } as const;
  expect(await careHistoryOf(world, representative)).toHaveLength(3);
  await send('organisation', ownSample('care-history'), true);
  expect(await careHistoryOf(world, representative)).toEqual([]);
});
