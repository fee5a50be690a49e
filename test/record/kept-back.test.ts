import { describe, expect, test } from 'vitest';
import { documentNews, documentOf, documentsOf } from '../../server/record/documents.ts';
import { announceDocument, waitingDocuments } from '../../server/record/kept-back.ts';
import { moveKeptBack } from '../../server/record/kept-back-clock.ts';
import type { ProfessionalViewer } from '../../server/record/policy/viewer.ts';
import { AccessError } from '../../server/record/records.ts';
import { day } from '../../server/storage/time.ts';
import { cardiologist, entriesOf, receive } from '../support/notices.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const far = new Date('2030-01-01T00:00:00Z');

const carer = (id: string, exerciseId = 'x-1'): ProfessionalViewer => ({
  ...{ kind: 'professional', id, exerciseId, specialty: null, regulates: false },
  profession: { system: 'TRE_G15', code: '10' },
});

const announce = (world: TestWorld, document: string, by = carer(cardiologist.id)) =>
  world.db.transaction().execute(trx => announceDocument(trx, world, { document, by }));

const pending = async (world: TestWorld): Promise<string[]> =>
  (await world.db.selectFrom('pending_notice').select('kind').execute()).map(({ kind }) => kind);

/** Lets time pass, and the worker look. */
async function pass(world: TestWorld, days: number): Promise<void> {
  world.pass(days * day);
  await moveKeptBack(world);
}

async function begin(options: { postgres?: boolean } = {}, until = far) {
  const world = await freshWorld(options);
  const access = await makeOwner(world);
  const id = await receive(world, access.recordId, { keptBackUntil: until });
  const isThere = async (): Promise<boolean> => (await documentOf(world, access, id)) !== undefined;
  const count = async (verb: Parameters<typeof entriesOf>[2]): Promise<number> =>
    (await entriesOf(world, access.recordId, verb)).length;
  return { world, access, id, isThere, count };
}

describe.each([{ postgres: false }, { postgres: true }])('kept back, PostgreSQL: $postgres', options => {
  test('nothing for two weeks; then that it exists, from whom and until when; after a month it opens', async () => {
    const { world, access, id, isThere, count } = await begin(options);
    await pass(world, 13.99);
    expect([await waitingDocuments(world, access), await pending(world)]).toEqual([[], []]);
    await pass(world, 0.01);
    expect(await pending(world)).toEqual(['waiting-document']);
    expect(await waitingDocuments(world, access)).toEqual([
      {
        author: { name: cardiologist.name, place: cardiologist.place, specialty: cardiologist.specialty },
        opensAt: new Date('2026-04-03T09:00:00Z'),
      },
    ]);
    expect([await isThere(), (await documentsOf(world, access)).length]).toEqual([false, 0]);
    await pass(world, 10);
    expect(await count('document.existence-told')).toBe(1);
    // A month by the clocks: summer time has come, so it is an hour less than 31 days.
    world.pass(7 * day - 3_600_001);
    expect(await isThere()).toBe(false);
    world.pass(1);
    expect(await isThere()).toBe(true);
    expect([await waitingDocuments(world, access), await count('document.released')]).toEqual([[], 0]);
    await moveKeptBack(world);
    await moveKeptBack(world);
    expect((await pending(world)).sort()).toEqual(['new-document', 'waiting-document']);
    expect(await entriesOf(world, access.recordId, 'document.released')).toMatchObject([
      { actor_kind: 'site', object_id: id, rule: 'R2', channel: 'worker' },
    ]);
    expect(await documentNews(world, access)).toEqual({ isEmpty: false, unread: 1 });
  });

  test('a professional who announces it opens it at once, and the owner is told of a document', async () => {
    const { world, access, id, isThere, count } = await begin(options);
    expect(await announce(world, id, carer(cardiologist.id))).toBe(true);
    expect([await isThere(), await pending(world)]).toEqual([true, ['new-document']]);
    expect(await announce(world, id)).toBe(false);
    await pass(world, 60);
    expect(await entriesOf(world, access.recordId, 'document.announced')).toMatchObject([
      { actor_kind: 'professional', actor_id: cardiologist.id, exercise: 'x-1', object_id: id, rule: 'R3' },
    ]);
    expect([await count('document.released'), await count('document.existence-told')]).toEqual([0, 0]);
  });

  test('its author and the treating doctor may announce it, and nobody else', async () => {
    const { world, access, id, isThere } = await begin(options);
    await expect(announce(world, id, carer('99900000011'))).rejects.toThrow(AccessError);
    await expect(announce(world, 'AAAAAAAAAAAAAAAAAAAAAA')).rejects.toThrow(AccessError);
    expect(await isThere()).toBe(false);
    const given = { given_at: '2026-03-03T10:00:00.000Z', given_by: access.accountId };
    await world.db
      .insertInto('full_access')
      .values({ record_id: access.recordId, rpps: '99900000011', kind: 'treating-doctor', ...given })
      .execute();
    expect(await announce(world, id, carer('99900000011'))).toBe(true);
  });

  test('one that was removed meanwhile is told to nobody, and cannot be announced', async () => {
    const { world, access, id, count } = await begin(options);
    const removed_at = world.now().toISOString();
    await world.db.updateTable('document').set({ removed_at }).where('id', '=', id).execute();
    await expect(announce(world, id)).rejects.toThrow(AccessError);
    await pass(world, 15);
    await pass(world, 20);
    expect(await pending(world)).toEqual([]);
    expect(await waitingDocuments(world, access)).toEqual([]);
    expect([await count('document.released'), await count('document.existence-told')]).toEqual([0, 0]);
  });
});

test('one that opens before two weeks is told when it opens', async () => {
  const { world, access, count } = await begin({}, new Date('2026-03-08T10:00:00Z'));
  await pass(world, 5);
  expect([await pending(world), await waitingDocuments(world, access)]).toEqual([['new-document'], []]);
  await pass(world, 10);
  expect(await count('document.existence-told')).toBe(0);
});

test('after a worker that slept for two months only the opening is told', async () => {
  const { world, access, count } = await begin();
  await pass(world, 60);
  expect([await pending(world), await waitingDocuments(world, access)]).toEqual([['new-document'], []]);
  expect(await count('document.existence-told')).toBe(0);
});

test('a month is the most, the past keeps nothing back, and what is no instant is refused', async () => {
  const world = await freshWorld({ start: '2026-01-31T10:00:00Z' });
  const { recordId } = await makeOwner(world);
  const kept = async (keptBackUntil: Date) => {
    const id = await receive(world, recordId, { keptBackUntil });
    const query = world.db.selectFrom('document').select(['kept_back_until', 'existence_due_at']);
    return Object.values(await query.where('id', '=', id).executeTakeFirstOrThrow());
  };
  expect(await kept(far)).toEqual(['2026-02-28T10:00:00.000Z', '2026-02-14T10:00:00.000Z']);
  expect((await kept(new Date('2026-02-03T00:00:00Z')))[0]).toBe('2026-02-03T00:00:00.000Z');
  expect(await pending(world)).toEqual([]);
  expect(await kept(new Date('2026-01-31T10:00:00Z'))).toEqual([null, null]);
  expect(await pending(world)).toEqual(['new-document']);
  await expect(kept(new Date(Number.NaN))).rejects.toThrow(RangeError);
});

test('what a minor keeps secret does not wait for the representatives', async () => {
  const world = await freshWorld();
  const access = await makeOwner(world);
  await receive(world, access.recordId, { keptBackUntil: far, isSecret: true });
  await pass(world, 15);
  expect(await waitingDocuments(world, access)).toHaveLength(1);
  expect(await waitingDocuments(world, { ...access, capacity: 'representative' })).toEqual([]);
});
