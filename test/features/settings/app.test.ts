import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { confirmFor, inside, newMessages } from './steps.ts';

/** A phone with an authenticator app, whose clock is off by so many milliseconds. */
function appWith(site: TestSite, key: string, off = 0): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, '')) });
  return () => totp.generate({ timestamp: site.world.now().getTime() + off });
}

async function atKey(site: TestSite): Promise<{ reader: Reader; key: string }> {
  const reader = await inside(site);
  await confirmFor(site, reader, 'application');
  const page = await reader.submit();
  expect(page.url.pathname).toBe('/fr/compte/application/cle');
  return { reader, key: page.root.querySelector('#key')?.text.trim() ?? '' };
}

async function signInByApp(site: TestSite, code: () => string) {
  const visitor = new Reader(site.origin);
  await visitor.open('/fr/connexion');
  await visitor.submit({ identifier: anthony.identifier, password: anthony.password });
  await visitor.submit({ channel: 'app' });
  return visitor.submit({ code: code() });
}

test('the key is shown as a picture and in groups of 4; the first code makes the app ready', async () => {
  const site = await freshSite();
  const { reader, key } = await atKey(site);
  expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const qr = reader.page?.root.querySelector('svg.qr');
  expect(qr?.getAttribute('aria-label')).toBeTruthy();
  expect(qr?.querySelector('.qr-dark')?.getAttribute('d')).toMatch(/^M4 4h7v1h-7z/);
  const before = (await site.messages()).length;
  const page = await reader.submit({ code: appWith(site, key)() });
  expect(says(page, 'settings:done.app')).toBe(true);
  expect((await newMessages(site, before)).map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  expectProblem(await reader.open('/fr/compte/application/cle'), 410);
  site.world.pass(30_000);
  expect((await signInByApp(site, appWith(site, key))).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('a phone that is two minutes off is learnt; one that is far off is told so', async () => {
  const site = await freshSite();
  const { reader, key } = await atKey(site);
  const far = await reader.submit({ code: appWith(site, key, -8 * 60_000)() });
  expectMistake(far, { field: 'code', key: 'settings:app.clock' });
  expectMistake(await reader.submit({ code: '' }), { field: 'code', key: 'settings:app.code-empty' });
  const slow = appWith(site, key, -2 * 60_000);
  expect(says(await reader.submit({ code: slow() }), 'settings:done.app')).toBe(true);
  site.world.pass(60_000);
  expect((await signInByApp(site, slow)).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('a code of another key is wrong, and nothing is added', async () => {
  const site = await freshSite();
  const { reader } = await atKey(site);
  const page = await reader.submit({ code: appWith(site, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')() });
  expectMistake(page, { field: 'code', key: 'settings:app.wrong' });
  expect(says(await reader.open('/fr/compte'), 'settings:home.app-off')).toBe(true);
});

test('an app is removed, and another one added, each told', async () => {
  const site = await freshSite();
  const { reader, key } = await atKey(site);
  await reader.submit({ code: appWith(site, key)() });
  const page = await reader.open('/fr/compte/application');
  expect(page.root.querySelector('#form')).toBeNull();
  await reader.open('/fr/compte/application/enlever');
  expect(says(await reader.submit(), 'settings:done.app-removed')).toBe(true);
  const anew = (await reader.open('/fr/compte/application')) && (await reader.submit());
  const next = anew.root.querySelector('#key')?.text.trim() ?? '';
  expect(next).not.toBe(key);
  expect(says(await reader.submit({ code: appWith(site, next)() }), 'settings:done.app')).toBe(true);
});
