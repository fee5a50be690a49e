import { describe, expect, test } from 'vitest';
import { block, blockedOf, unblock } from '../../server/record/blocking.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { AccessError } from '../../server/record/records.ts';
import {
  declareTreatingDoctor,
  giveSameRights,
  sameRightsOf,
  treatingDoctorOf,
  withdrawSameRights,
  withdrawTreatingDoctor,
} from '../../server/record/treating-doctor.ts';
import { managedRecord, people } from '../support/managed.ts';

const { registered, other, dentist, nobody } = people;

describe.each([{ postgres: false }, { postgres: true }])('blocking, PostgreSQL: $postgres', options => {
  test('a professional is blocked once, and unblocked once; each leaves one trace', async () => {
    const { world, access, verbs } = await managedRecord(options);
    expect(await block(world, access, dentist)).toEqual({ is: 'done', lostRights: false });
    expect((await block(world, access, dentist)).is).toBe('already');
    expect((await blockedOf(world.db, access.recordId)).map(({ rpps }) => rpps)).toEqual([dentist]);
    expect(await unblock(world, access, dentist)).toBe(true);
    expect(await unblock(world, access, dentist)).toBe(false);
    expect(await blockedOf(world.db, access.recordId)).toEqual([]);
    expect(await verbs()).toEqual(['professional.blocked', 'professional.unblocked']);
    expect((await verifyChain(world, access.recordId)).ok).toBe(true);
  });

  test('at the same moment from two tabs it is done once', async () => {
    const { world, access, verbs } = await managedRecord(options);
    const results = await Promise.all([block(world, access, dentist), block(world, access, dentist)]);
    expect(results.map(({ is }) => is).sort()).toEqual(['already', 'done']);
    expect(await verbs()).toEqual(['professional.blocked']);
  });

  test('the treating doctor, of the register or declared, and nobody of the directory, are not blocked', async () => {
    const { world, access, verbs } = await managedRecord(options);
    expect((await block(world, access, registered)).is).toBe('treating-doctor');
    expect((await block(world, access, nobody)).is).toBe('unknown');
    expect(await declareTreatingDoctor(world, access, other)).toBe('done');
    expect((await block(world, access, other)).is).toBe('treating-doctor');
    expect((await block(world, access, registered)).is).toBe('done');
    expect(await verbs()).toEqual(['treating-doctor.declared', 'professional.blocked']);
  });

  test('who was blocked and becomes the treating doctor again is blocked no more', async () => {
    const { world, access, verbs } = await managedRecord(options);
    await declareTreatingDoctor(world, access, other);
    await block(world, access, registered);
    expect(await withdrawTreatingDoctor(world, access)).toBe(other);
    expect(await withdrawTreatingDoctor(world, access)).toBeUndefined();
    expect(await treatingDoctorOf(world, access)).toEqual({ rpps: registered, source: 'register' });
    expect(await blockedOf(world.db, access.recordId)).toEqual([]);
    expect((await verbs()).slice(-2)).toEqual(['treating-doctor.withdrawn', 'professional.unblocked']);
  });

  test('the same rights are lost with a block, and giving them ends one', async () => {
    const { world, access, verbs } = await managedRecord(options);
    expect(await giveSameRights(world, access, registered)).toBe('treating-doctor');
    expect(await giveSameRights(world, access, nobody)).toBe('unknown');
    expect(await giveSameRights(world, access, dentist)).toBe('done');
    expect(await giveSameRights(world, access, dentist)).toBe('already');
    expect(await block(world, access, dentist)).toEqual({ is: 'done', lostRights: true });
    expect(await sameRightsOf(world.db, access.recordId)).toEqual([]);
    expect(await giveSameRights(world, access, dentist)).toBe('done');
    expect(await blockedOf(world.db, access.recordId)).toEqual([]);
    expect(await withdrawSameRights(world, access, dentist)).toBe(true);
    expect(await withdrawSameRights(world, access, dentist)).toBe(false);
    expect(await verbs()).toEqual([
      ...['same-rights.given', 'same-rights.withdrawn', 'professional.blocked', 'professional.unblocked'],
      ...['same-rights.given', 'same-rights.withdrawn'],
    ]);
  });

  test('only a doctor is a treating doctor, and one with the same rights has them no other way then', async () => {
    const { world, access } = await managedRecord(options);
    expect(await declareTreatingDoctor(world, access, dentist)).toBe('unknown');
    expect(await declareTreatingDoctor(world, access, nobody)).toBe('unknown');
    expect(await declareTreatingDoctor(world, access, registered)).toBe('already');
    await giveSameRights(world, access, other);
    expect(await declareTreatingDoctor(world, access, other)).toBe('done');
    expect(await sameRightsOf(world.db, access.recordId)).toEqual([]);
    expect(await treatingDoctorOf(world, access)).toMatchObject({ rpps: other, source: 'patient' });
  });

  test('nobody but the owner and who stands for them by law decides', async () => {
    const { world, access, verbs } = await managedRecord(options);
    for (const capacity of ['caregiver', 'helper'] as const) {
      const who = { ...access, capacity };
      await expect(block(world, who, dentist)).rejects.toThrow(AccessError);
      await expect(unblock(world, who, dentist)).rejects.toThrow(AccessError);
      await expect(declareTreatingDoctor(world, who, other)).rejects.toThrow(AccessError);
      await expect(giveSameRights(world, who, dentist)).rejects.toThrow(AccessError);
      await expect(withdrawTreatingDoctor(world, who)).rejects.toThrow(AccessError);
    }
    expect(await verbs()).toEqual([]);
    expect((await block(world, { ...access, capacity: 'representative' }, dentist)).is).toBe('done');
  });
});
