import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { confirmFor, countVerb, inside, newMessages } from './steps.ts';

const fresh = 'lampe tortue citron papier violet';

test('a new password closes every other visit, and every contact is told', async () => {
  const site = await freshSite();
  const other = await inside(site);
  const reader = await inside(site);
  await confirmFor(site, reader, 'mot-de-passe');
  const before = (await site.messages()).length;
  const page = await reader.submit({ password: fresh });
  expect(says(page, 'settings:done.password')).toBe(true);
  expectProblem(await other.open('/fr/compte'), 'ended');
  expect((await reader.open('/fr/compte')).status).toBe(200);
  const told = await newMessages(site, before);
  expect(told.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  const visitor = new Reader(site.origin);
  await visitor.open('/fr/connexion');
  const old = await visitor.submit({ identifier: anthony.identifier, password: anthony.password });
  expectMistake(old, { field: 'identifier', key: 'sign-in:password.wrong' });
  const entered = await visitor.submit({ identifier: anthony.identifier, password: fresh });
  expect(entered.url.pathname).toBe('/fr/connexion/envoi');
});

test('a password that is refused changes nothing and is never shown again', async () => {
  const site = await freshSite();
  const other = await inside(site);
  const reader = await inside(site);
  await confirmFor(site, reader, 'mot-de-passe');
  for (const [password, key] of [
    ['', 'common:error.password.empty'],
    ['xkqzv', 'common:error.password.too-short'],
    [anthony.password, 'settings:password.same'],
    [`bien ${anthony.identifier} lampe citron`, 'common:error.password.contains-identifier'],
  ] as const) {
    const page = await reader.submit({ password });
    expectMistake(page, { field: 'password', key });
    if (password !== '') expect(page.html).not.toContain(password);
  }
  expect(await countVerb(site, 'password.changed')).toBe(0);
  expect((await other.open('/fr/compte')).status).toBe(200);
});
