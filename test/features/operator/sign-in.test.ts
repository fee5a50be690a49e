import { expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import {
  codeNow,
  enterOperator,
  entriesOf,
  makeOperator,
  operatorAtWork,
  ownPassword,
} from '../../support/operators.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, words } from '../mistakes.ts';
import { sendAnew } from '../people.ts';

const wrong = { field: 'login', key: 'operator:sign-in.wrong' };

test('the first sign-in asks for a password of one’s own before anything else', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const who = await makeOperator(site.world);
  const first = await enterOperator(site, reader, who);
  expect(first.url.pathname).toBe('/fr/operateur/mot-de-passe');
  for (const page of ['accueil', 'courrier', 'visites'])
    expect((await reader.open(`/fr/operateur/${page}`)).url.pathname).toBe('/fr/operateur/mot-de-passe');
  const weak = await reader.submit({ password: 'dupont dupont 12' });
  expectMistake(weak, { field: 'password', key: 'common:error.password.contains-name' });
  expectMistake(await reader.submit({ password: who.password }), {
    field: 'password',
    key: 'common:error.password.same',
  });
  const home = await reader.submit({ password: ownPassword });
  expect(home.url.pathname).toBe('/fr/operateur/accueil');
  expect(home.heading).toBe(words('fr', 'operator:home.title'));
  expect((await reader.open('/fr/operateur/mot-de-passe')).url.pathname).toBe('/fr/operateur/accueil');
  const verbs = (await entriesOf(site.world)).map(entry => entry.verb);
  expect(verbs).toEqual(['operator.created', 'operator.signed-in', 'operator.password-changed']);
});

test.each(['fr', 'ar'])('whatever is wrong, the answer is the same, in %s', async language => {
  const site = await freshSite();
  const { who } = await operatorAtWork(site);
  const nobody = { ...who, login: 'op-zzzz0000' };
  const pages: ReadPage[] = [];
  for (const given of [nobody, { ...who, password: 'not the password' }, { ...who, code: '000000' }]) {
    const page = await enterOperator(site, new Reader(site.origin), given, language);
    expectMistake(page, { ...wrong, language });
    expect(page.html).not.toContain(given.password);
    pages.push(page);
  }
  const plain = pages.map(page =>
    page.html
      .replace(/value="[^"]*"/g, '')
      .replaceAll(who.login, '')
      .replaceAll(nobody.login, ''),
  );
  expect(new Set(plain).size).toBe(1);
});

test('a code serves once, and so do those before it', async () => {
  const site = await freshSite();
  const { who } = await operatorAtWork(site);
  const code = codeNow(site.world, who);
  expect((await enterOperator(site, new Reader(site.origin), who)).url.pathname).toBe(
    '/fr/operateur/accueil',
  );
  expectMistake(await enterOperator(site, new Reader(site.origin), { ...who, code }), wrong);
  const before = codeNow(site.world, who, -1);
  expectMistake(await enterOperator(site, new Reader(site.origin), { ...who, code: before }), wrong);
  const after = codeNow(site.world, who, 1);
  const next = await enterOperator(site, new Reader(site.origin), { ...who, code: after });
  expect(next.url.pathname).toBe('/fr/operateur/accueil');
});

test('two browsers with one code at the same moment: one comes in', async () => {
  const site = await freshSite();
  const { who } = await operatorAtWork(site);
  const code = codeNow(site.world, who);
  const pages = await Promise.all(
    [1, 2, 3].map(() => enterOperator(site, new Reader(site.origin), { ...who, code })),
  );
  expect(pages.filter(page => page.status === 200)).toHaveLength(1);
});

test('a clock that is off by half a minute does no harm; two minutes do', async () => {
  const site = await freshSite();
  const { who } = await operatorAtWork(site);
  site.world.pass(10 * minute);
  for (const steps of [-4, 4]) {
    const code = codeNow(site.world, who, steps);
    expectMistake(await enterOperator(site, new Reader(site.origin), { ...who, code }), wrong);
  }
  const late = codeNow(site.world, who, -1);
  const page = await enterOperator(site, new Reader(site.origin), { ...who, code: late });
  expect(page.url.pathname).toBe('/fr/operateur/accueil');
});

test('the right password and guessed codes end after 10 in an hour, from wherever', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  const { who } = await operatorAtWork(site);
  const enter = async (code: string, from: string) => {
    const reader = new Reader(site.origin);
    await reader.open('/fr/operateur');
    const fields = { login: who.login, password: who.password, code };
    const body = new URLSearchParams({ ...reader.hidden(), ...fields });
    return reader.post('/fr/operateur', body, { 'X-Forwarded-For': from });
  };
  for (let guess = 0; guess < 10; guess += 1)
    expectMistake(await enter('000000', `203.0.113.${guess}`), wrong);
  expectMistake(await enter(codeNow(site.world, who), '198.51.100.9'), wrong);
  site.world.pass(60 * minute);
  expect((await enter(codeNow(site.world, who), '198.51.100.9')).url.pathname).toBe('/fr/operateur/accueil');
});

test('too many failures slow down whoever fails, not the operator elsewhere', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  const { who } = await operatorAtWork(site);
  const reader = new Reader(site.origin);
  const enter = (password: string, from: string) => {
    const fields = { login: who.login, password, code: codeNow(site.world, who) };
    const body = new URLSearchParams(sendAnew(reader, fields));
    return reader.post('/fr/operateur', body, { 'X-Forwarded-For': from });
  };
  await reader.open('/fr/operateur');
  for (let count = 0; count < 6; count += 1) expectMistake(await enter('guess', '203.0.113.7'), wrong);
  const refused = await enter(who.password, '203.0.113.7');
  expectMistake(refused, { field: '', key: 'operator:sign-in.too-many' });
  expect((await enter(who.password, '198.51.100.9')).url.pathname).toBe('/fr/operateur/accueil');
});

test('an initial password is valid 7 days; only who has all the rest right is told', async () => {
  const site = await freshSite();
  const who = await makeOperator(site.world);
  site.world.pass(7 * 24 * 60 * minute);
  const right = await enterOperator(site, new Reader(site.origin), who);
  expectMistake(right, { field: 'login', key: 'operator:sign-in.expired', values: { days: 7 } });
  const guess = { ...who, password: 'guess' };
  expectMistake(await enterOperator(site, new Reader(site.origin), guess), wrong);
});

test('empty fields say so', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/operateur');
  const page = await reader.submit({ login: ' ', password: '', code: '' });
  expectMistake(page, { field: 'login', key: 'operator:sign-in.no-login' });
  expectMistake(page, { field: 'password', key: 'operator:sign-in.no-password' });
  expectMistake(page, { field: 'code', key: 'operator:sign-in.no-code' });
});
