import { describe, expect, test } from 'vitest';
import { block, blockedOf } from '../../server/record/blocking.ts';
import { closedRecordOf, closeRecordIn, reopenRecordIn } from '../../server/record/closing.ts';
import {
  consentNamed,
  consentsOf,
  giveConsent,
  restoreConsent,
  withdrawConsent,
} from '../../server/record/consents.ts';
import { AccessError, accessTo } from '../../server/record/records.ts';
import { hour } from '../../server/storage/time.ts';
import { managedRecord, people } from '../support/managed.ts';

const { dentist, nobody, other } = people;

describe.each([{ postgres: false }, { postgres: true }])('consents, PostgreSQL: $postgres', options => {
  test('a consent by name takes the place of the one before, and is given once', async () => {
    const { world, access, verbs } = await managedRecord(options);
    const all = await giveConsent(world, access, { rpps: dentist, classes: [] });
    expect(all.is).toBe('done');
    expect(await giveConsent(world, access, { rpps: dentist, classes: [] })).toEqual({
      ...all,
      is: 'already',
    });
    const some = await giveConsent(world, access, { rpps: dentist, classes: ['42', '10'] });
    expect(some.is).toBe('done');
    const [held, ...more] = await consentsOf(world.db, access.recordId);
    expect(more).toEqual([]);
    expect(held).toMatchObject({ rpps: dentist, kind: 'named', classes: ['10', '42'] });
    expect(await verbs()).toEqual(['consent.given', 'consent.withdrawn', 'consent.given']);
  });

  test('nobody of the directory, and a class that does not exist, change nothing', async () => {
    const { world, access, verbs } = await managedRecord(options);
    expect(await giveConsent(world, access, { rpps: nobody, classes: [] })).toEqual({ is: 'unknown' });
    expect(await giveConsent(world, access, { rpps: dentist, classes: ['10', '99'] })).toEqual({
      is: 'unknown',
    });
    expect(await verbs()).toEqual([]);
  });

  test('a consent ends a block, is withdrawn, and comes back for an hour unless another took its place', async () => {
    const { world, access } = await managedRecord(options);
    await block(world, access, dentist);
    const given = await giveConsent(world, access, { rpps: dentist, classes: [] });
    const id = given.is === 'unknown' ? '' : given.id;
    expect(await blockedOf(world.db, access.recordId)).toEqual([]);
    expect(await withdrawConsent(world, access, id)).toBe(true);
    expect(await withdrawConsent(world, access, id)).toBe(false);
    expect(await consentNamed(world.db, { recordId: access.recordId, id })).toBeUndefined();
    expect(await restoreConsent(world, access, id)).toBe(true);
    expect(await restoreConsent(world, access, id)).toBe(false);
    await giveConsent(world, access, { rpps: dentist, classes: ['10'] });
    expect(await restoreConsent(world, access, id)).toBe(false);
    const [last] = await consentsOf(world.db, access.recordId);
    await withdrawConsent(world, access, last?.id ?? '');
    world.pass(2 * hour);
    expect(await restoreConsent(world, access, last?.id ?? '')).toBe(false);
  });

  test('a member of the care team counts once the patient was told; a consent of another record is not there', async () => {
    const { world, access } = await managedRecord(options);
    const row = {
      ...{ id: 'a', record_id: access.recordId, rpps: other, exercise_id: 'e', classes: '' },
      ...({ given_at: '2026-01-01T10:00:00.000Z', given_by_kind: 'professional', given_by: other } as const),
      ...({ kind: 'care-team', announced_at: null, withdrawn_at: null } as const),
    };
    const told = { ...row, id: 'b', announced_at: '2026-02-01T10:00:00.000Z' };
    await world.db.insertInto('consent').values([row, told]).execute();
    const held = await consentsOf(world.db, access.recordId);
    expect(held.map(({ id }) => id)).toEqual(['b']);
    expect(held[0]?.since).toEqual(new Date(told.announced_at));
    const elsewhere = { ...access, recordId: 'other-record' };
    expect(await withdrawConsent(world, elsewhere, 'b').catch(() => false)).toBe(false);
    expect(await consentNamed(world.db, { recordId: 'other-record', id: 'b' })).toBeUndefined();
  });

  test('a closed record opens for nobody, and comes back whole', async () => {
    const { world, access, verbs } = await managedRecord(options);
    await block(world, access, dentist);
    const { accountId, recordId } = access;
    const inTrx = world.db.transaction();
    await expect(
      inTrx.execute(trx => closeRecordIn(trx, world, { ...access, capacity: 'representative' })),
    ).rejects.toThrow(AccessError);
    expect(await inTrx.execute(trx => closeRecordIn(trx, world, access))).toBe(true);
    expect(await inTrx.execute(trx => closeRecordIn(trx, world, access))).toBe(false);
    expect(await accessTo(world, { accountId, recordId })).toBeUndefined();
    expect((await closedRecordOf(world, accountId))?.access.recordId).toBe(recordId);
    expect(await closedRecordOf(world, 'somebody')).toBeUndefined();
    expect(await inTrx.execute(trx => reopenRecordIn(trx, world, 'somebody'))).toBe(false);
    expect(await inTrx.execute(trx => reopenRecordIn(trx, world, accountId))).toBe(true);
    expect(await inTrx.execute(trx => reopenRecordIn(trx, world, accountId))).toBe(false);
    expect((await accessTo(world, { accountId, recordId }))?.recordId).toBe(recordId);
    expect(await blockedOf(world.db, recordId)).toHaveLength(1);
    expect(await verbs()).toEqual(['professional.blocked', 'record.closed', 'record.reopened']);
  });
});
