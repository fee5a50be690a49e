import { expect, test } from 'vitest';
import { keepContact } from '../../../server/identity/contacts.ts';
import { accountOf, withSheet } from '../../support/factors.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem } from '../mistakes.ts';
import { anthony, sendAnew, towardsCode } from '../people.ts';
import { back, codeBy, newPassword, prove } from './way-back.ts';

const hour = 60 * 60_000;

async function changeEmail(site: TestSite, address: string): Promise<void> {
  const accountId = await accountOf(site.world, anthony.identifier);
  await site.world.db
    .transaction()
    .execute(trx => keepContact(trx, site.world, { accountId, channel: 'email', address }));
}

test('a mailbox that was put in an hour ago gets no code; after 3 days it does', async () => {
  const site = await freshSite();
  site.world.pass(30 * 24 * hour);
  await changeEmail(site, 'stranger@example.org');
  site.world.pass(hour);
  const thief = await back(site);
  await thief.submit({ way: 'email' });
  expect(await site.messages()).toEqual([]);
  site.world.pass(72 * hour);
  const owner = await back(site);
  await owner.submit({ way: 'email' });
  expect(await codeBy(site, 'email')).toMatch(/\d{4}/);
});

test('a sheet that was made an hour ago proves nothing yet', async () => {
  const site = await freshSite();
  site.world.pass(30 * 24 * hour);
  const [code = '', another = ''] = await withSheet(site.world, anthony.identifier);
  site.world.pass(hour);
  const reader = await back(site);
  await reader.submit({ way: 'sheet' });
  expectMistake(await reader.submit({ code }), { field: 'code', key: 'common:error.code.wrong-sheet' });
  site.world.pass(72 * hour);
  const later = await back(site);
  await later.submit({ way: 'sheet' });
  expect((await later.submit({ code: another })).url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
});

test('two codes of one sheet are one way', async () => {
  const site = await freshSite();
  const [code = ''] = await withSheet(site.world, anthony.identifier);
  const reader = await back(site);
  await reader.submit({ way: 'sheet' });
  await reader.submit({ code });
  expectMistake(await reader.submit({ way: 'sheet' }), { field: 'way', key: 'recovery:way.same' });
});

test('the code of one browser proves nothing in another, nor twice', async () => {
  const site = await freshSite();
  const owner = await back(site);
  await owner.submit({ way: 'email' });
  const code = await codeBy(site, 'email');
  const thief = await back(site);
  await thief.submit({ way: 'email' });
  expectMistake(await thief.submit({ code }), { field: 'code', key: 'common:error.code.wrong' });
  expect((await owner.submit({ code })).url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
  const page = await owner.post('/fr/retrouver/code', new URLSearchParams(sendAnew(owner, { code })));
  expect(page.url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
});

test('a session id known before the proof opens nothing after it', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await reader.submit({ way: 'email' });
  const spy = reader.twin();
  await reader.submit({ code: await codeBy(site, 'email') });
  await prove(site, reader, 'sms');
  expect(reader.page?.url.pathname).toBe('/fr/retrouver/mot-de-passe');
  expect((await spy.open('/fr/retrouver/mot-de-passe')).url.pathname).toBe('/fr/retrouver');
});

test('a sign-in that waits for its code ends with the old password, even with a new code', async () => {
  const site = await freshSite();
  const thief = new Reader(site.origin);
  await towardsCode(thief, anthony);
  const early = await newestCode(site);
  const owner = await back(site);
  site.world.pass(61_000);
  await prove(site, owner, 'email');
  await prove(site, owner, 'sms');
  await owner.submit({ password: newPassword });
  expect((await thief.submit({ code: early })).url.pathname).toBe('/fr/connexion');
  expect((await thief.open('/fr/connexion/envoi')).url.pathname).toBe('/fr/connexion');
  expect((await thief.open('/fr/accueil')).url.pathname).toBe('/fr/connexion');
});

test('an expired code proves nothing, and a new one does', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await reader.submit({ way: 'sms' });
  const code = await codeBy(site, 'sms');
  site.world.pass(10 * 60_000);
  expectMistake(await reader.submit({ code }), { field: '', key: 'common:error.code.expired' });
  await reader.submit({}, { name: 'again', value: 'yes' });
  const page = await reader.submit({ code: await codeBy(site, 'sms') });
  expect(page.url.pathname).toBe('/fr/retrouver/deuxieme-moyen');
});

test('a fault in the middle of the end changes nothing, and it can be done again', async () => {
  const site = await freshSite();
  const reader = await back(site);
  await prove(site, reader, 'email');
  await prove(site, reader, 'sms');
  const { register } = site.world;
  const find = () => Promise.reject(new Error('The register is away'));
  const body = sendAnew(reader, { password: newPassword });
  Object.assign(site.world, { register: { ...register, find, findByNir: find } });
  expectProblem(await reader.post('/fr/retrouver/mot-de-passe', new URLSearchParams(body)), 500);
  Object.assign(site.world, { register });
  expect((await reader.open('/fr/retrouver/mot-de-passe')).url.pathname).toBe('/fr/retrouver/mot-de-passe');
  expect((await reader.submit({ password: newPassword })).url.pathname).toBe('/fr/retrouver/fin');
});
