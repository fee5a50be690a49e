import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { expectMistake, expectProblem } from '../mistakes.ts';
import { anthony, otherCode, sendAnew } from '../people.ts';
import { confirmFor, countVerb, inside } from './steps.ts';

const behind = [
  'email',
  'email/code',
  'email/enlever',
  'telephone',
  'telephone/code',
  'telephone/enlever',
  'mot-de-passe',
  'codes',
  'codes/feuille',
  'codes/feuille.pdf',
  'codes/enlever',
  'application',
  'application/cle',
  'application/enlever',
];

test('no address leads around password and code, neither a look nor a form', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  for (const path of behind) {
    const page = await reader.open(`/fr/compte/${path}`);
    expect(page.url.pathname, path).toMatch(/^\/fr\/compte\/confirmer\/[a-z-]+$/);
    const form = new URLSearchParams(
      sendAnew(reader, { email: 'a@example.org', password: 'lampe tortue citron papier' }),
    );
    const sent = await reader.post(`/fr/compte/${path}`, form);
    expect(sent.url.pathname, path).toMatch(/^\/fr\/compte\/confirmer\/[a-z-]+$/);
  }
  for (const verb of ['contact.changed', 'password.changed', 'sheet.made', 'authenticator.begun'])
    expect(await countVerb(site, verb), verb).toBe(0);
});

test('the steps of the confirmation are asked in order, and lead to nothing but what is listed', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  for (const step of ['moyen', 'code']) {
    const page = await reader.open(`/fr/compte/confirmer/email/${step}`);
    expect(page.url.pathname).toBe('/fr/compte/confirmer/email');
  }
  for (const want of ['constructor', '__proto__', 'https:', '%2F%2Fexample.org', 'langue'])
    expectProblem(await reader.open(`/fr/compte/confirmer/${want}`), 404);
});

test('a wrong password is told, traced and slowed down like at sign-in', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await reader.open('/fr/compte/email');
  for (let time = 0; time < 6; time += 1) {
    const page = await reader.submit({ password: 'lune' });
    expectMistake(page, { field: 'password', key: 'settings:confirm.wrong' });
    expect(page.html).not.toContain('"lune"');
  }
  const seventh = await reader.submit({ password: anthony.password });
  expectMistake(seventh, { field: '', key: 'sign-in:password.too-many' });
  expect(await countVerb(site, 'settings.confirm-failed')).toBe(6);
  site.world.pass(10 * 60_000 + 1000);
  expect((await reader.submit({ password: anthony.password })).url.pathname).toMatch(/moyen$/);
});

test('whoever has the password only does not get by with a wrong code', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await reader.open('/fr/compte/email');
  await reader.submit({ password: anthony.password });
  await reader.submit({ channel: 'sms' });
  const code = await newestCode(site);
  for (let time = 0; time < 5; time += 1)
    expectMistake(await reader.submit({ code: otherCode(code) }), {
      field: 'code',
      key: 'common:error.code.wrong',
    });
  expectMistake(await reader.submit({ code }), { field: 'code', key: 'common:error.code.too-many' });
  expect((await reader.open('/fr/compte/email')).url.pathname).toBe('/fr/compte/confirmer/email');
  expect(await countVerb(site, 'confirmation.code-failed')).toBe(5);
});

test('a code of signing in confirms no change', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const other = new Reader(site.origin);
  await other.open('/fr/connexion');
  await other.submit({ identifier: anthony.identifier, password: anthony.password });
  await other.submit({ channel: 'email' });
  const code = await newestCode(site);
  await reader.open('/fr/compte/email');
  await reader.submit({ password: anthony.password });
  await reader.submit({ channel: 'email' });
  expectMistake(await reader.submit({ code }), { field: 'code', key: 'common:error.code.wrong' });
});

test('a confirmation holds for ten minutes, in its own session, and not after the way out', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const elsewhere = await inside(site);
  await confirmFor(site, reader, 'email');
  expect((await reader.open('/fr/compte/telephone')).url.pathname).toBe('/fr/compte/telephone');
  expect((await elsewhere.open('/fr/compte/email')).url.pathname).toBe('/fr/compte/confirmer/email');
  site.world.pass(10 * 60_000);
  expect((await reader.open('/fr/compte/email')).url.pathname).toBe('/fr/compte/confirmer/email');
  await confirmFor(site, reader, 'email');
  const { _csrf = '' } = reader.hidden();
  await reader.post('/fr/deconnexion', new URLSearchParams({ _csrf }));
  const again = await inside(site);
  expect((await again.open('/fr/compte/email')).url.pathname).toBe('/fr/compte/confirmer/email');
});

test('what was typed when the ten minutes were over waits for the person', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await confirmFor(site, reader, 'email');
  site.world.pass(10 * 60_000);
  const page = await reader.submit({ email: 'anthony.lent@example.org' });
  expect(page.url.pathname).toBe('/fr/compte/confirmer/email');
  const back = await confirmFor(site, reader, 'email');
  expect(back.value('email')).toBe('anthony.lent@example.org');
});

test('the session gets a new id, so that a cookie known before opens nothing', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const stolen = reader.twin();
  await confirmFor(site, reader, 'email');
  expectProblem(await stolen.open('/fr/compte'), 'ended');
  expect((await reader.open('/fr/compte')).status).toBe(200);
});

test('a confirmation makes no visit longer than eight hours', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  for (let quarter = 0; quarter < 38; quarter += 1) {
    site.world.pass(12.5 * 60_000);
    await reader.open('/fr/compte');
  }
  await confirmFor(site, reader, 'email');
  expect((await reader.open('/fr/compte')).status).toBe(200);
  site.world.pass(5 * 60_000);
  expectProblem(await reader.open('/fr/compte'), 'ended');
});

test('another site cannot press for the person', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  await confirmFor(site, reader, 'email');
  const body = new URLSearchParams({ email: 'x@example.org', _submission: 'abc' });
  const page = await reader.post('/fr/compte/email', body, {
    'Sec-Fetch-Site': 'cross-site',
    Origin: 'https://example.net',
  });
  expectProblem(page, 403);
  expect(await countVerb(site, 'contact.code-sent')).toBe(0);
});

test('nothing is changed by somebody whose visit ended meanwhile', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const owner = await inside(site);
  await confirmFor(site, reader, 'mot-de-passe');
  await owner.open('/fr/compte/visites');
  await owner.submit({}, { name: 'end', value: 'others' });
  const page = await reader.submit({ password: 'lampe tortue citron papier violet' });
  expectProblem(page, 'ended');
  expect(await countVerb(site, 'password.changed')).toBe(0);
});
