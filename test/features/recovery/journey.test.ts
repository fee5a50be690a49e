import { expect, test } from 'vitest';
import { withSheet } from '../../support/factors.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { back, codeBy, newPassword, prove } from './way-back.ts';

test('e-mail and SMS let the owner choose a new password, see the identifier and sign in with both', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await prove(site, reader, 'email');
  expect(reader.page?.url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
  await prove(site, reader, 'sms');
  expect(reader.page?.url.pathname).toBe('/fr/retrouver/mot-de-passe');
  expect(reader.page?.text()).toContain(anthony.identifier);
  const done = await reader.submit({ password: newPassword });
  expect(done.url.pathname).toBe('/fr/retrouver/fin');
  expect(done.root.querySelector('#identifier')?.text.trim()).toBe(anthony.identifier);
  expect((await reader.open('/fr/accueil')).url.pathname).toBe('/fr/connexion');
  const { page } = await signIn(site, { ...anthony, password: newPassword });
  expect(page.url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('a code of the sheet counts as one of the two, and is used up', async () => {
  const site = await freshSite();
  const [code = '', another = ''] = await withSheet(site.world, anthony.identifier);
  const reader = await back(site);
  await reader.submit({ way: 'sheet' });
  await reader.submit({ code });
  expect(reader.page?.url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
  const again = await back(site);
  await again.submit({ way: 'sheet' });
  expectMistake(await again.submit({ code }), { field: 'code', key: 'common:error.code.used' });
  expect((await again.submit({ code: another })).url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
});

test('every session ends with a new password, and the old password opens nothing', async () => {
  const site = await freshSite();
  const { reader: inside } = await signIn(site, anthony);
  site.world.pass(61_000);
  const reader = await back(site);
  await prove(site, reader, 'email');
  await prove(site, reader, 'sms');
  expect((await inside.open('/fr/accueil')).url.pathname).toMatch(/^\/fr\/dmp\//);
  await reader.submit({ password: newPassword });
  expect((await inside.open('/fr/accueil')).status).toBe(403);
  await inside.open('/fr/connexion');
  const old = await inside.submit({ identifier: anthony.identifier, password: anthony.password });
  expectMistake(old, { field: 'identifier', key: 'sign-in:password.wrong' });
});

test('a new password follows the rules, and is not the one from before', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await prove(site, reader, 'email');
  await prove(site, reader, 'sms');
  const short = await reader.submit({ password: 'soleil' });
  expectMistake(short, { field: 'password', key: 'common:error.password.too-short' });
  const same = await reader.submit({ password: anthony.password });
  expectMistake(same, { field: 'password', key: 'recovery:password.same' });
  expect(same.value('password') ?? '').toBe('');
  expect((await reader.submit({ password: newPassword })).url.pathname).toBe('/fr/retrouver/fin');
});

test('the owner is told on every channel, without the identifier, with a number that refuses', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await prove(site, reader, 'email');
  await prove(site, reader, 'sms');
  await reader.submit({ password: newPassword });
  const told = (await site.messages()).filter(message => message.kind === 'recovery-done');
  expect(new Set(told.map(message => message.channel))).toEqual(new Set(['email', 'sms', 'letter']));
  for (const message of told) {
    expect(message.text).not.toContain(anthony.identifier);
    expect(message.text).toMatch(/[A-Z0-9]{4}\s[A-Z0-9]{4}\s[A-Z0-9]{4}/);
  }
});

test('mistakes of the first page are told one by one, and nothing typed is lost', async () => {
  const site = await freshSite();
  const reader = await back(site, {
    number: '1 80',
    'birth-day': '31',
    'birth-month': '2',
    'birth-year': '1980',
  });
  const { page } = reader;
  if (page === undefined) throw new Error('No page');
  expectMistake(page, { field: 'number', key: 'common:error.nir.too-short' });
  expectMistake(page, { field: 'birth', key: 'common:error.birth.not-a-date' });
  expect(page.value('number')).toBe('1 80');
});

test('the same way twice is one way', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await prove(site, reader, 'email');
  const page = await reader.submit({ way: 'email' });
  expectMistake(page, { field: 'way', key: 'recovery:way.same' });
  expectMistake(await reader.submit(), { field: 'way', key: 'recovery:way.error' });
});

test('whoever has nothing reads where to go', async () => {
  const site = await freshSite();
  const reader = await back(site);
  const page = await reader.submit({ way: 'none' });
  expect(page.url.pathname).toBe('/fr/retrouver/autrement');
  expect(says(page, 'recovery:elsewhere.card')).toBe(true);
});

test('no later step is open by its address', async () => {
  const site = await freshSite();
  const reader = await back(site);
  for (const step of ['deuxieme-moyen', 'attente', 'un-seul-moyen', 'deux-moyens', 'mot-de-passe'])
    expect((await reader.open(`/fr/retrouver/${step}`)).url.pathname).toBe('/fr/retrouver/moyen');
  expect((await reader.open('/fr/retrouver/fin')).url.pathname).toBe('/fr/connexion');
  await reader.open('/fr/retrouver/moyen');
  await reader.submit({ way: 'email' });
  expect(await codeBy(site, 'email')).toMatch(/\d{4}\s\d{4}/);
  expect((await reader.open('/fr/retrouver/mot-de-passe')).url.pathname).toBe('/fr/retrouver/code');
});
