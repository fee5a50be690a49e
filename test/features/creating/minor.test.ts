import { expect, test } from 'vitest';
import { atPharmacy, toConsent } from '../../support/creating.ts';
import { prove } from '../../support/creation.ts';
import { askForCode, verifyEmail } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony, minor, ruth } from '../people.ts';

const agrees = { consent: 'yes', 'break-glass': 'yes', 'centre-15': 'yes' };

async function grants({ world }: TestSite) {
  return world.db
    .selectFrom('record_grant')
    .innerJoin('record', 'record.id', 'record_id')
    .select(['capacity', 'valid_until'])
    .where('created_by', '=', 'professional')
    .execute();
}

test('a minor needs the card and the consent of a representative, and may have an account from 15 on', async () => {
  const site = await freshSite();
  const reader = await atPharmacy(site);
  await toConsent(reader, minor);
  expect(reader.page?.heading).toBe('La carte Vitale du représentant légal');
  expect((await reader.submit({ number: anthony.nir })).mistakes[0]).toContain("pas celle d'un représentant");
  await reader.submit({ number: ruth.number });
  expect(reader.page?.text()).toContain('Ruth NESSI');
  await reader.submit({ right: 'yes' });
  expect(reader.page?.text()).toContain('créer le DMP de Pierre-Alain ECETINSI');
  await reader.submit(agrees);
  expect(reader.page?.html).toContain('name="phone"');
  const done = await reader.submit({ account: 'yes', email: 'pierre@example.org', by: 'paper' });
  expect(done.heading).toBe('Le DMP est créé');
  const noted = await site.world.db.selectFrom('record_representative').select('until').execute();
  expect(noted).toEqual([{ until: '2027-07-13T22:00:00.000Z' }]);
  // Ruth has no account yet: the minor's own grant is the only one.
  expect((await grants(site)).map(({ capacity }) => capacity)).toEqual(['self']);
  // The representative is told, by post: the insurer knows no e-mail of hers.
  const told = (await site.messages()).find(({ kind }) => kind === 'created-for-you');
  expect(told?.channel).toBe('letter');
});

test('a representative who opens an account later finds the record of the child, until 18', async () => {
  const site = await freshSite();
  const reader = await atPharmacy(site);
  const { db, register } = site.world;
  const emma = (await register.findByNir(ruth.number.replaceAll(' ', '')))?.children[1] ?? '';
  await toConsent(reader, emma);
  await reader.submit({ number: ruth.number });
  await reader.submit({ right: 'yes' });
  await reader.submit(agrees);
  expect(reader.page?.text()).toContain("n'a pas de compte");
  expect((await reader.submit()).heading).toBe('Le DMP est créé');
  expect(await grants(site)).toEqual([]);
  const own = new Reader(site.origin);
  const code = await askForCode(site, own, 'fr', ruth.number);
  await prove(site, { ...ruth, code }, own);
  await own.submit({ me: 'yes' });
  await verifyEmail(site, own, 'ruth@example.org');
  await own.submit({ accept: 'yes' });
  await own.submit();
  const [grant] = await grants(site);
  expect(grant?.capacity).toBe('representative');
  const noted = await db.selectFrom('record_representative').select('until').executeTakeFirst();
  expect(grant?.valid_until).toBe(noted?.until);
});
