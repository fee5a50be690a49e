import { expect, test } from 'vitest';
import { createForPatient, type ForPatient } from '../../server/identity/create-for-patient.ts';
import { beginPaper, handOver } from '../../server/identity/creation-paper.ts';
import type { Creator } from '../../server/identity/creator.ts';
import { professionalViewer } from '../../server/record/care-access.ts';
import { minor } from '../features/people.ts';
import { creators } from '../support/creating.ts';
import { insuredId } from '../support/creation.ts';
import { signInAgent } from '../support/portal.ts';
import { freshSite, type TestSite } from '../support/site.ts';

async function at(site: TestSite, rpps: string): Promise<Creator> {
  const { id } = await site.world.db
    .selectFrom('exercise')
    .select('id')
    .where('rpps', '=', rpps)
    .executeTakeFirstOrThrow();
  const viewer = await professionalViewer(site.world, id);
  if (viewer === undefined) throw new Error('Nobody works there.');
  return { desk: 'professional', viewer };
}

const phone = { channel: 'sms', address: '+33639980012' } as const;
const email = { channel: 'email', address: 'a@example.org' } as const;

async function answers(site: TestSite): Promise<ForPatient> {
  return {
    by: await at(site, creators.pharmacist),
    insuredId: await insuredId(site),
    consent: true,
    emergency: { breakGlass: true, centre15: true },
    account: { contacts: [phone], passwordBy: 'paper' },
    language: 'fr',
  };
}

test('whoever may not create, no consent, nobody, and an account that cannot be: nothing is made', async () => {
  const site = await freshSite();
  const { world } = site;
  const good = await answers(site);
  const before = await world.db.selectFrom('record').select('id').execute();
  await signInAgent(site, 'volunteer-lise');
  const { id: agentId } = await world.db.selectFrom('agent').select('id').executeTakeFirstOrThrow();
  const tries: [Partial<ForPatient>, string][] = [
    [{ by: await at(site, creators.occupational) }, 'not-allowed'],
    [{ by: { desk: 'counter', agentId } }, 'not-allowed'],
    [{ by: { desk: 'counter', agentId: 'nobody' } }, 'not-allowed'],
    [{ consent: false }, 'no-consent'],
    [{ insuredId: 'nobody' }, 'unknown'],
    [{ insuredId: await insuredId(site, minor) }, 'no-representative'],
    [{ insuredId: await insuredId(site, minor), representativeId: good.insuredId }, 'no-representative'],
    [{ account: { contacts: [], passwordBy: 'paper' } }, 'no-account'],
    [{ account: { contacts: [email], passwordBy: 'sms' } }, 'no-account'],
  ];
  for (const [change, is] of tries)
    expect(await createForPatient(world, { ...good, ...change }), is).toEqual({ is });
  expect(await world.db.selectFrom('record').select('id').execute()).toEqual(before);
  expect((await createForPatient(world, good)).is).toBe('created');
  expect(await createForPatient(world, good)).toEqual({ is: 'exists' });
});

test('of two papers asked for at once, the newest alone is handed over', async () => {
  const site = await freshSite();
  const { world } = site;
  const good = await answers(site);
  const made = await createForPatient(world, good);
  if (made.is !== 'created') throw new Error('Not created.');
  const whose = { by: good.by, recordId: made.recordId };
  const [first, second] = [await beginPaper(world, whose), await beginPaper(world, whose)];
  if (first === undefined || second === undefined) throw new Error('No paper.');
  expect(await handOver(world, whose, second)).toBe(true);
  expect(await handOver(world, whose, first)).toBe(false);
  expect(first.credentials?.password).not.toBe(second.credentials?.password);
  const other = { by: await at(site, creators.otherPharmacist), recordId: made.recordId };
  expect(await beginPaper(world, other)).toBeUndefined();
});
