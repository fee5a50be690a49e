import { describe, expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import { atPharmacy, createAt, creators, toAccount, toConsent, withPhone } from '../../support/creating.ts';
import { newestRefusal, refuse } from '../../support/creation.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

const desk = '/fr/soignants/creer';
const tables = [
  'record',
  'account',
  'contact',
  'emergency_choice',
  'record_creation',
  'refusal',
  'outbox',
] as const;

async function counts({ world }: TestSite): Promise<number[]> {
  const of = async (table: (typeof tables)[number]): Promise<number> =>
    (await world.db.selectFrom(table).selectAll().execute()).length;
  return Promise.all(tables.map(of));
}

describe('a patient who refuses', () => {
  test('at step 3, after everything was typed, leaves nothing', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    const before = await counts(site);
    await toAccount(reader);
    await reader.open(`${desk}/accord`);
    const end = await reader.submit({ consent: 'no' });
    expect(end.heading).toBe("Le site n'a rien gardé");
    expect(await counts(site)).toEqual(before);
    expect((await reader.open(`${desk}/compte`)).url.pathname).toBe(desk);
    const { session } = await onlySession(site);
    expect(session).not.toContain('"creating"');
  });

  test('by leaving: what was answered is forgotten after half an hour, though the visit goes on', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await toConsent(reader);
    site.world.pass(29 * minute);
    expect((await reader.open('/fr/soignants/accueil')).status).toBe(200);
    expect((await onlySession(site)).session).toContain('"creating"');
    site.world.pass(2 * minute);
    await reader.open('/fr/soignants/accueil');
    expect((await onlySession(site)).session).not.toContain('"creating"');
  });

  test('later, by the number of the message: the record is closed and its account opens for nobody', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await createAt(reader, withPhone);
    const page = await refuse(site, await newestRefusal(site));
    expect(page.heading).toBe("L'action est arrêtée");
    const { db } = site.world;
    const made = await db
      .selectFrom('record_creation')
      .innerJoin('record', 'record.id', 'record_id')
      .innerJoin('account', 'account.id', 'account_id')
      .select(['status', 'suspended_at'])
      .executeTakeFirstOrThrow();
    expect(made.status).toBe('closed');
    expect(made.suspended_at).not.toBeNull();
  });
});

/** What the session of the only visit holds, opened. */
async function onlySession({ world }: TestSite): Promise<{ session: string }> {
  const row = await world.db
    .selectFrom('session')
    .select(['id', 'sealed'])
    .where('professional_rpps', 'is not', null)
    .executeTakeFirstOrThrow();
  return { session: world.keys.open('session', row.id, row.sealed) };
}

describe('a record that exists', () => {
  test('is told by that alone', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await reader.open(desk);
    const page = await reader.submit({ number: anthony.nir });
    expect(page.heading).toBe('Un DMP existe déjà');
    expect(page.html).not.toMatch(/CORSE|Anthony/);
    expect(page.text()).toContain("à l'accueil de sa caisse");
  });

  test('of two pharmacies in the same second, one creates it and the other is told', async () => {
    const site = await freshSite();
    const [one, other] = [await atPharmacy(site), await atPharmacy(site, creators.otherPharmacist)];
    await toAccount(one);
    await toAccount(other);
    const pages = await Promise.all([one.submit(withPhone), other.submit(withPhone)]);
    expect(pages.map(({ heading }) => heading).sort()).toEqual(['Le DMP est créé', 'Un DMP existe déjà']);
    const { db } = site.world;
    expect(await db.selectFrom('record_creation').select('record_id').execute()).toHaveLength(1);
    expect((await site.messages()).filter(({ kind }) => kind === 'created-for-you')).toHaveLength(1);
  });
});
