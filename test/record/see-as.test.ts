import { expect, test } from 'vitest';
import { documentCounts, documentsOf } from '../../server/record/documents.ts';
import { accessTo, type RecordAccess } from '../../server/record/records.ts';
import { countSeenAs, type SeenAs, seenAs, sightAs } from '../../server/record/see-as.ts';
import { professions } from '../../server/registries/specialties.ts';
import { giveGrant, otherAccount } from '../support/grants.ts';
import { freshSite, type TestSite } from '../support/site.ts';

async function accessOfAnthony({ world }: TestSite): Promise<RecordAccess> {
  const { record_id: recordId, account_id: accountId } = await world.db
    .selectFrom('document')
    .innerJoin('record_grant', 'record_grant.record_id', 'document.record_id')
    .select(['record_grant.record_id', 'record_grant.account_id'])
    .groupBy(['record_grant.record_id', 'record_grant.account_id'])
    .orderBy(fn => fn.fn.count('document.id'), 'desc')
    .executeTakeFirstOrThrow();
  const access = await accessTo(world, { accountId, recordId });
  if (access === undefined) throw new Error('No access.');
  return access;
}

/** Somebody to whom one category is open; one document of it is hidden, and another is a secret. */
async function caregiverOf({ world }: TestSite, { recordId }: RecordAccess): Promise<string> {
  const [first, second] = await world.db
    .selectFrom('document')
    .select('id')
    .where('record_id', '=', recordId)
    .where('class_code', '=', '10')
    .execute();
  await world.db
    .updateTable('document')
    .set({ hidden: 1 })
    .where('id', '=', first?.id ?? '')
    .execute();
  await world.db
    .updateTable('document')
    .set({ secret: 1 })
    .where('id', '=', second?.id ?? '')
    .execute();
  return giveGrant(world, { recordId, accountId: await otherAccount(world, recordId), see: ['10'] });
}

test('counts and rows agree, for every profession, every professional, both emergencies and relatives', async () => {
  const site = await freshSite();
  const { world } = site;
  const access = await accessOfAnthony(site);
  const people = await world.db.selectFrom('professional').select('rpps').execute();
  const all: SeenAs[] = [
    ...professions.map((profession): SeenAs => ({ kind: 'profession', profession })),
    ...people.map(({ rpps }): SeenAs => ({ kind: 'professional', rpps })),
    { kind: 'emergency' },
    { kind: 'centre-15' },
    { kind: 'caregiver' },
    { kind: 'representative' },
    { kind: 'relative', grantId: await caregiverOf(site, access) },
  ];
  const documents = await documentsOf(world, access);
  expect(documents.length).toBeGreaterThan(10);
  for (const as of all) {
    const sight = await sightAs(world, access, as);
    if (sight === undefined) throw new Error(JSON.stringify(as));
    const counted = await countSeenAs(world, access, sight);
    for (const [classCode] of await documentCounts(world, access)) {
      const rows = documents.filter(one => one.classCode === classCode && seenAs(sight, one).isSeen);
      expect(counted.get(classCode) ?? 0, `${JSON.stringify(as)} ${classCode}`).toBe(rows.length);
    }
  }
});
