import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { wholeScope } from '../../server/record/grant-scope.ts';
import { informationOf, itemsOf } from '../../server/record/information.ts';
import type { InformationData } from '../../server/record/information-kinds.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { permitOf } from '../../server/record/permits.ts';
import { AccessError, ownerGrant, type RecordAccess } from '../../server/record/records.ts';
import {
  addInformation,
  changeInformation,
  moveUp,
  removeInformation,
  restoreInformation,
} from '../../server/record/write-information.ts';
import { makeKeys, SealError } from '../../server/storage/keys.ts';
import { rotateKeys } from '../../server/storage/rotate-keys.ts';
import { makeRecord } from '../support/journal.ts';
import { freshWorld } from '../support/world.ts';

async function owner(options: Parameters<typeof freshWorld>[0]) {
  const world = await freshWorld(options);
  const recordId = await makeRecord(world);
  const access: RecordAccess = {
    accountId: 'account',
    recordId,
    insuredId: 'insured',
    capacity: 'self',
    grant: ownerGrant,
    createdAt: world.now(),
  };
  const add = (data: InformationData) => addInformation(world, access, { data });
  const first = async (kind: InformationData['kind']) => {
    const [item] = await itemsOf(world, permitOf(world, access), kind);
    if (item === undefined) throw new Error('Nothing is written.');
    return { id: item.id, kind, version: item.version };
  };
  return { world, recordId, access, add, first };
}

const illness = (name: string): InformationData => ({ kind: 'illness', name, since: '', note: '' });
const group = (of: 'A+' | 'O-'): InformationData => ({ kind: 'blood-group', group: of });

describe.each([{ postgres: false }, { postgres: true }])('information, PostgreSQL: $postgres', options => {
  test('what is written is read by its kind, in its order, and its trace holds', async () => {
    const { world, recordId, access, add } = await owner(options);
    for (const data of [illness('Asthme'), group('A+'), illness('Diabète')]) await add(data);
    const { all, of } = await informationOf(world, permitOf(world, access));
    expect(all).toHaveLength(3);
    expect(of('illness').map(({ data }) => data.name)).toEqual(['Asthme', 'Diabète']);
    expect(of('blood-group').map(({ data }) => data.group)).toEqual(['A+']);
    expect(of('illness')[0]?.author).toEqual({ kind: 'account', id: access.accountId });
    const [, second] = of('illness');
    if (second === undefined) throw new Error('no second');
    expect(await moveUp(world, access, { id: second.id, kind: 'illness', version: 1 })).toBe('done');
    const moved = await informationOf(world, permitOf(world, access));
    expect(moved.of('illness').map(({ data }) => data.name)).toEqual(['Diabète', 'Asthme']);
    expect((await verifyChain(world, recordId)).ok).toBe(true);
  });

  test('an item that has another version is neither changed nor removed, and leaves no trace', async () => {
    const { world, recordId, access, add, first } = await owner(options);
    await add(illness('Asthme'));
    const seen = await first('illness');
    const what = { seen, data: illness('Diabète') };
    expect(await changeInformation(world, access, what)).toBe('done');
    expect(await changeInformation(world, access, what)).toBe('changed');
    expect(await removeInformation(world, access, seen)).toBe('changed');
    const entries = await world.db
      .selectFrom('journal_entry')
      .select('verb')
      .where('record_id', '=', recordId)
      .execute();
    expect(entries.map(({ verb }) => verb)).toEqual(['information.added', 'information.changed']);
  });

  test('of a kind of which there is one only, a second one waits for the first to be changed', async () => {
    const { world, access, add, first } = await owner(options);
    expect(await add(group('A+'))).toBe('done');
    expect(await add(group('O-'))).toBe('changed');
    const seen = await first('blood-group');
    await removeInformation(world, access, seen);
    expect(await add(group('O-'))).toBe('done');
    expect(await restoreInformation(world, access, { ...seen, version: seen.version + 1 })).toBe('changed');
    expect(await add({ kind: 'directives', form: 'written', text: 'Oui' })).toBe('done');
    expect(await add({ kind: 'directives', form: 'paper', text: 'Chez moi' })).toBe('done');
    expect(await add({ kind: 'directives', form: 'paper', text: 'Ailleurs' })).toBe('changed');
  });

  test('nobody writes whose grant does not let them, and an item of another record is not there', async () => {
    const { world, access, add, first } = await owner(options);
    await add(illness('Asthme'));
    const seen = await first('illness');
    const scope = { ...wholeScope, add: false };
    const helper = { ...access, capacity: 'helper', grant: { scope, until: null } } as const;
    await expect(addInformation(world, helper, { data: group('A+') })).rejects.toThrow(AccessError);
    await expect(removeInformation(world, helper, seen)).rejects.toThrow(AccessError);
    const other = { ...access, recordId: await makeRecord(world) };
    expect(await removeInformation(world, other, seen)).toBe('changed');
    expect(await moveUp(world, other, seen)).toBe('changed');
    expect(await changeInformation(world, other, { seen, data: illness('Diabète') })).toBe('changed');
  });

  test('it still opens after the keys were rotated, and never again once the key of the record is gone', async () => {
    const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const { world, recordId, access, add } = await owner({ ...options, recordKey: old });
    await add(illness('Asthme'));
    const both = { ...world, keys: makeKeys(`${fresh} ${old}`, randomBytes) };
    for await (const _step of rotateKeys(both));
    const after = { ...world, keys: makeKeys(fresh, randomBytes) };
    expect((await informationOf(after, permitOf(after, access))).of('illness')[0]?.data.name).toBe('Asthme');
    await world.db.updateTable('record').set({ wrapped_key: '' }).where('id', '=', recordId).execute();
    await expect(informationOf(after, permitOf(after, access))).rejects.toThrow(SealError);
  });
});
