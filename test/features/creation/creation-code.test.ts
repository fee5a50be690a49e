import { expect, test } from 'vitest';
import { creationBinding } from '../../../server/identity/creation-codes-store.ts';
import { hashCode } from '../../../server/identity/hashing.ts';
import { prove } from '../../support/creation.ts';
import { askForCode, createRecord, dominique } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';
import { ruth } from '../people.ts';

const day = 24 * 3_600_000;

/** What a hurried or unsure hand makes of a code: the characters that look alike, on both sides. */
const lookAlikes: Record<string, string> = { D: 'O', '7': '1', '5': 'S', '2': 'Z', '8': 'B', G: '6', V: 'U' };
const hands: Record<string, (code: string) => string> = {
  'in small letters': code => code.toLowerCase(),
  'with no spaces': code => code.replaceAll(' ', ''),
  'with spaces and dashes all over': code => ` ${[...code].join(' ')} - `,
  'with look-alikes': code => code.replace(/[D7528GV]/g, sign => lookAlikes[sign] ?? sign),
  'with 0 for O': code => code.replaceAll('D', '0'),
};

test('the code is accepted however it is typed', async () => {
  const site = await freshSite();
  const code = await askForCode(site, new Reader(site.origin));
  for (const [name, hand] of Object.entries(hands)) {
    const page = await prove(site, { code: hand(code) });
    expect(page.url.pathname, name).toBe('/fr/creation/identite');
  }
});

test('a code with every look-alike in it is accepted with each of them', async () => {
  const site = await freshSite();
  await askForCode(site, new Reader(site.origin));
  const { db } = site.world;
  const { id, insured_id } = await db.selectFrom('creation_code').selectAll().executeTakeFirstOrThrow();
  const hash = await hashCode(site.world, 'D75728GVDAEF', { to: creationBinding(insured_id) });
  await db.updateTable('creation_code').set({ hash }).where('id', '=', id).execute();
  for (const code of ['O1SLZ86UQAEF', '0isIZBcu0aef', 'd757 28gv daef']) {
    expect((await prove(site, { code })).url.pathname, code).toBe('/fr/creation/identite');
  }
});

test('a code lives 60 days', async () => {
  const site = await freshSite();
  const code = await askForCode(site, new Reader(site.origin));
  site.world.pass(60 * day - 60_000);
  expect((await prove(site, { code })).url.pathname).toBe('/fr/creation/identite');
  site.world.pass(60_000);
  const page = await prove(site, { code });
  expectMistake(page, { field: 'code', key: 'creation:code.wrong' });
  expect(page.value('code')).toBe(code);
  expect(page.value('birth-year')).toBe('1979');
});

test('a new code leaves the earlier one valid', async () => {
  const site = await freshSite();
  const first = await askForCode(site, new Reader(site.origin));
  await askForCode(site, new Reader(site.origin));
  expect((await prove(site, { code: first })).url.pathname).toBe('/fr/creation/identite');
});

test('a code used up without an account opens nothing, and says so as for any wrong code', async () => {
  const site = await freshSite();
  const code = await askForCode(site, new Reader(site.origin));
  await site.world.db.updateTable('creation_code').set({ used_at: '2026-03-03T10:00:00.000Z' }).execute();
  expectMistake(await prove(site, { code }), { field: 'code', key: 'creation:code.wrong' });
});

test('another person’s code opens nothing', async () => {
  const site = await freshSite();
  const hers = await askForCode(site, new Reader(site.origin), 'fr', ruth.number);
  expectMistake(await prove(site, { code: hers }), { field: 'code', key: 'creation:code.wrong' });
  expect((await prove(site, { ...ruth, code: hers })).url.pathname).toBe('/fr/creation/identite');
});

test('the code that is left over opens no second account for one person', async () => {
  const site = await freshSite();
  const accounts = () => site.world.db.selectFrom('account').select('id').orderBy('id').execute();
  const left = await askForCode(site, new Reader(site.origin));
  await createRecord(site);
  const before = await accounts();
  const page = await prove(site, { code: left });
  expect(page.url.pathname).toBe('/fr/creation/deja-un-dmp');
  expect(await accounts()).toEqual(before);
});

test('an empty page shows every mistake at once, and keeps nothing hidden', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/mon-code');
  const page = await reader.submit({ number: '', code: ' ', 'birth-day': '31', 'birth-month': '2' });
  expect(page.mistakes).toHaveLength(3);
  expectMistake(page, { field: 'number', key: 'common:error.nir.empty' });
  expectMistake(page, { field: 'birth', key: 'common:error.birth.empty' });
  expectMistake(page, { field: 'code', key: 'common:error.creation-code.empty' });
  expect([page.value('birth-day'), page.value('birth-month')]).toEqual(['31', '2']);
});

test('a stranger who tries too often elsewhere does not keep the owner out', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  const code = await askForCode(site, new Reader(site.origin));
  const from = async (address: string, typed: string): Promise<ReadPage> => {
    const reader = new Reader(site.origin);
    await reader.open('/fr/creation/mon-code');
    const body = new URLSearchParams({ ...reader.hidden(), ...dominique, code: typed });
    return reader.post('/fr/creation/mon-code', body, { 'X-Forwarded-For': address });
  };
  for (let count = 0; count < 8; count += 1) {
    expectMistake(await from('203.0.113.7', 'ADEF GHJK MNPR'), { field: 'code', key: 'creation:code.wrong' });
  }
  const refused = await from('203.0.113.7', code);
  expectMistake(refused, { field: '', key: 'creation:code.too-many' });
  expect(refused.value('code')).toBe(code);
  expect((await from('198.51.100.9', code)).url.pathname).toBe('/fr/creation/identite');
  site.world.pass(30 * 60_000);
  expect((await from('203.0.113.7', code)).url.pathname).toBe('/fr/creation/identite');
});

test('a person who stops goes on with the same paper elsewhere', async () => {
  const site = await freshSite();
  const code = await askForCode(site, new Reader(site.origin));
  const here = new Reader(site.origin);
  await prove(site, { code }, here);
  await here.submit({ me: 'yes' });
  await here.submit({ channel: 'email' });
  await here.submit({ email: 'dominique@example.org' });
  await here.submit({ code: await newestCode(site) });
  const there = new Reader(site.origin);
  site.world.pass(3 * day);
  await prove(site, { code }, there);
  const page = await there.open('/fr/creation/verification');
  expect(page.url.pathname).toBe('/fr/creation/conditions');
});
