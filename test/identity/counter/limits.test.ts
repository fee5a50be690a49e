import { expect, test } from 'vitest';
import { AgentAccess, AgentGone } from '../../../server/identity/counter/access.ts';
import { findAtCounter } from '../../../server/identity/counter/find.ts';
import { type Mandate, recordMandate, runningMandates } from '../../../server/identity/counter/mandate.ts';
import { reprint } from '../../../server/identity/counter/reprint.ts';
import { hour } from '../../../server/storage/time.ts';
import { accessOf, makeAgent } from '../../support/agents.ts';
import { makeOwner } from '../../support/records.ts';
import { freshWorld, type TestWorld } from '../../support/world.ts';

/** Anthony of the demo people at a counter, and an agent. */
async function withPatient() {
  const world = await freshWorld({ demo: true });
  const access = await accessOf(world, 'counter');
  const insuredId = (await world.register.findByNir('180032B02040123'))?.id ?? '';
  const said = (holderId: string): Mandate => ({
    ...{ insuredId, holderId, capacity: 'caregiver', until: '2026-12-31' },
    ...{ paper: 'passport', scope: { see: 'all', add: false, manage: false } },
  });
  const recordFor = async (holderId: string) => recordMandate(world, access, said(holderId));
  return { world, access, insuredId, said, recordFor };
}

/** An account that could act for somebody; the register says nothing of its owner. */
async function holderIn(world: TestWorld): Promise<string> {
  const { accountId } = await makeOwner(world);
  await world.db.updateTable('account').set({ insured_id: null }).where('id', '=', accountId).execute();
  return accountId;
}

test('a patient has 3 caregivers at most; one of them may have a new mandate, and one that ended makes room', async () => {
  const { world, access, insuredId, recordFor } = await withPatient();
  const holders = [];
  for (let number = 0; number < 4; number += 1) holders.push(await holderIn(world));
  const [first = '', , , fourth = ''] = holders;
  for (const holder of holders.slice(0, 3)) expect(await recordFor(holder)).toBeUndefined();
  expect(await recordFor(fourth)).toBe('too-many');
  expect(await recordFor(first)).toBeUndefined();
  expect(await runningMandates(world, access, insuredId)).toHaveLength(3);
  world.pass(365 * 24 * hour);
  expect(await runningMandates(world, access, insuredId)).toEqual([]);
});

test('of two agents who record the last caregiver at once, one does', async () => {
  const { world, access, insuredId, recordFor } = await withPatient();
  for (let number = 0; number < 2; number += 1) await recordFor(await holderIn(world));
  const last = [await holderIn(world), await holderIn(world)];
  const results = await Promise.all(last.map(recordFor));
  expect(results.toSorted()).toEqual(['too-many', undefined]);
  expect(await runningMandates(world, access, insuredId)).toHaveLength(3);
});

test('an account that is suspended, and one of nobody, act for nobody', async () => {
  const { world, recordFor } = await withPatient();
  const accountId = await holderIn(world);
  await world.db
    .updateTable('account')
    .set({ suspended_at: world.now().toISOString() })
    .where('id', '=', accountId)
    .execute();
  expect(await recordFor(accountId)).toBe('unknown-holder');
  expect(await recordFor('A'.repeat(22))).toBe('unknown-holder');
});

test('an agent whose role was taken away meanwhile does nothing more', async () => {
  const { world, access, said } = await withPatient();
  const holder = await holderIn(world);
  await makeAgent(world, 'Nadège', ['volunteer']);
  await expect(recordMandate(world, access, said(holder))).rejects.toThrow(AgentGone);
  await expect(findAtCounter(world, access, '1')).rejects.toThrow(AgentGone);
  expect(await AgentAccess.of(world, access.actor.id, 'counter')).toBeUndefined();
});

test('papers are printed anew 5 times a day for a person', async () => {
  const { world, access, insuredId } = await withPatient();
  const wish = { insuredId, what: 'password', paper: 'passport' } as const;
  for (let time = 0; time < 5; time += 1)
    expect(await reprint(world, access, wish)).toHaveProperty('freshId');
  expect(await reprint(world, access, wish)).toBe('too-many');
}, 20_000);

test('an agent searches 60 people an hour', async () => {
  const { world, access } = await withPatient();
  for (let time = 0; time < 60; time += 1) await findAtCounter(world, access, '1');
  expect(await findAtCounter(world, access, '1')).toEqual({ is: 'too-many' });
  const other = await accessOf(world, 'counter', 'Idir');
  expect(await findAtCounter(world, other, '1')).toEqual({ is: 'nobody' });
});
