import { expect, test } from 'vitest';
import { translator } from '../../../server/i18n.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean, expectMistake, words } from '../mistakes.ts';
import { anthony, towardsCode, zoe } from '../people.ts';

async function enter(
  site: TestSite,
  given: { identifier: string; password: string; from?: string },
  language = 'fr',
): Promise<ReadPage> {
  const reader = new Reader(site.origin);
  await reader.open(`/${language}/connexion`);
  const { identifier, password, from } = given;
  const body = new URLSearchParams({ ...reader.hidden(), identifier, password });
  return reader.post(`/${language}/connexion`, body, from ? { 'X-Forwarded-For': from } : {});
}

test.each(['fr', 'ar'])(
  'an unknown identifier and a wrong password are told alike, in %s',
  async language => {
    const site = await freshSite();
    const pages: ReadPage[] = [];
    for (const identifier of ['zzzz0000', anthony.identifier]) {
      const page = await enter(site, { identifier, password: 'not his password' }, language);
      expectMistake(page, { field: 'identifier', key: 'sign-in:password.wrong', language });
      expect(page.value('identifier')).toBe(identifier);
      expect(page.html).not.toContain('not his password');
      pages.push(page);
    }
    const [unknown, known] = pages.map(page =>
      page.html.replace(/value="[^"]*"/g, '').replace(/zzzz0000|mavu4827/g, ''),
    );
    expect(known).toBe(unknown);
  },
);

test('empty fields say so', async () => {
  const site = await freshSite();
  const page = await enter(site, { identifier: ' ', password: '' });
  expectMistake(page, { field: 'identifier', key: 'sign-in:password.no-identifier' });
  expectMistake(page, { field: 'password', key: 'sign-in:password.no-password' });
  const count = { count: 2 };
  const title = clean(page.root.querySelector('#error-summary-title')?.text ?? '');
  expect(title).toBe(clean(translator('fr')('common:mistakes.title', count)));
});

test('capitals and spaces in the identifier do no harm', async () => {
  const site = await freshSite();
  const page = await enter(site, { identifier: ' MAVU 4827 ', password: anthony.password });
  expect(page.url.pathname).toBe('/fr/connexion/envoi');
});

test('too many failures slow down whoever fails, not the owner elsewhere', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  const from = '203.0.113.7';
  for (let count = 0; count < 6; count += 1) {
    const page = await enter(site, { identifier: anthony.identifier, password: 'guess', from });
    expectMistake(page, { field: 'identifier', key: 'sign-in:password.wrong' });
  }
  const refused = await enter(site, { ...anthony, from });
  expectMistake(refused, { field: '', key: 'sign-in:password.too-many' });
  const owner = await enter(site, { ...anthony, from: '198.51.100.9' });
  expect(owner.url.pathname).toBe('/fr/connexion/envoi');
  site.world.pass(10 * 60_000);
  expect((await enter(site, { ...anthony, from })).url.pathname).toBe('/fr/connexion/envoi');
});

test('an initial password is valid 30 days; only its owner is told that it is too old', async () => {
  const site = await freshSite();
  site.world.pass(30 * 24 * 3_600_000);
  const right = await enter(site, zoe);
  expectMistake(right, { field: 'identifier', key: 'sign-in:password.expired' });
  const wrong = await enter(site, { ...zoe, password: 'guess' });
  expectMistake(wrong, { field: 'identifier', key: 'sign-in:password.wrong' });
});

test('the way of the code is asked where there are several, and shows little of each', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  const page = await reader.submit({ identifier: anthony.identifier, password: anthony.password });
  expect(page.text()).not.toContain('anthony.corse@example.org');
  expect(page.root.querySelector('input[checked]')).toBeNull();
  expectMistake(await reader.submit(), { field: 'channel', key: 'sign-in:channel.error' });
  expectMistake(await reader.submit({ channel: 'letter' }), {
    field: 'channel',
    key: 'sign-in:channel.error',
  });
  expect(words('fr', 'sign-in:channel.error')).not.toBe('');
});

test('no later step of signing in is open by its address', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  expect((await reader.open('/fr/connexion/code')).url.pathname).toBe('/fr/connexion');
  expect((await reader.open('/fr/connexion/envoi')).url.pathname).toBe('/fr/connexion');
  expect((await reader.open('/fr/accueil')).url.pathname).toBe('/fr/connexion');
  await towardsCode(reader, anthony);
  expect((await reader.open('/fr/accueil')).url.pathname).toBe('/fr/connexion');
});
