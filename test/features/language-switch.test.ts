import { expect, test } from 'vitest';
import { askForCode, dominique, enterWithCode, signIn } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../support/site.ts';
import { anthony, zoe } from './people.ts';

/**
 * Presses the button of Arabic, then of French, with these answers on the page: they are still there, nothing is
 * checked and nothing is done. Then the form is sent, in French, with them.
 */
async function switchThenSend(reader: Reader, fields: Record<string, string>): Promise<void> {
  const path = reader.page?.url.pathname.slice(3) ?? '';
  for (const language of ['ar', 'fr']) {
    const page = await reader.switchTo(language, fields);
    expect(page.status, path).toBe(200);
    expect(page.url.pathname).toBe(`/${language}${path}`);
    expect(page.root.querySelector('html')?.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(page.mistakes).toEqual([]);
    for (const [name, value] of Object.entries(fields)) {
      expect(page.value(name) ?? '', `${path} ${name}`).toBe(value);
    }
  }
  await reader.submit(fields);
  expect(reader.page?.status, path).toBe(200);
  expect(reader.page?.url.pathname.slice(3), path).not.toBe(path);
}

test('each form of the creation keeps what was typed when the language changes', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/code');
  await switchThenSend(reader, { code: 'no' });
  await switchThenSend(reader, { number: dominique.number, 'number-again': dominique.number });
  const code = await newestCode(site);
  await reader.open('/fr/creation/mon-code');
  await switchThenSend(reader, { ...dominique, code });
  await switchThenSend(reader, { me: 'yes' });
  await switchThenSend(reader, { channel: 'sms' });
  await switchThenSend(reader, { phone: '06 39 98 00 12' });
  await sendCode(site, reader);
  await switchThenSend(reader, { accept: 'yes' });
  await switchThenSend(reader, {});
  await switchThenSend(reader, {});
  expect(reader.page?.url.pathname).toBe('/fr/creation/fin');
});

/** A one-time code is a secret: it does not come back, and is still good. */
async function sendCode(site: TestSite, reader: Reader): Promise<void> {
  const code = await newestCode(site);
  const path = reader.page?.url.pathname;
  const page = await reader.switchTo('ar', { code });
  expect(page.status).toBe(200);
  expect(page.html).not.toContain(code);
  await reader.switchTo('fr');
  expect(reader.page?.url.pathname).toBe(path);
  await reader.submit({ code });
}

test('an e-mail address is kept too, mistakes and all', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await enterWithCode(reader, await askForCode(site, reader));
  await reader.submit({ channel: 'email' });
  const page = await reader.switchTo('ar', { email: ' rené@"<b>&amp; ' });
  expect(page.value('email')).toBe(' rené@"<b>&amp; ');
  expect(page.mistakes).toEqual([]);
});

/** What the limits have counted so far. */
const counted = (site: TestSite) => site.world.db.selectFrom('rate_hit').selectAll().execute();

test('signing in keeps the identifier, never the password', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  const before = await counted(site);
  const page = await reader.switchTo('ar', { identifier: ' mavu4827', password: anthony.password });
  expect(page.value('identifier')).toBe(' mavu4827');
  expect(page.html).not.toContain(anthony.password);
  expect(await counted(site)).toEqual(before);
  await reader.switchTo('fr', { identifier: 'mavu4827' });
  await reader.submit({ password: anthony.password });
  await switchThenSend(reader, { channel: 'email' });
  await sendCode(site, reader);
  expect(reader.page?.url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('each form of the first sign-in keeps what was typed', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  await switchThenSend(reader, { email: 'zoe@example.org' });
  await sendCode(site, reader);
  const password = 'lampe tortue papier citron violet';
  expect((await reader.switchTo('ar', { password })).html).not.toContain(password);
  await reader.switchTo('fr');
  await reader.submit({ password });
  await switchThenSend(reader, { answer: 'no' });
  await switchThenSend(reader, { answer: 'no' });
  expect(reader.page?.url.pathname).toMatch(/urgence$/);
});

test('the language that was chosen at sign-in is the account’s', async () => {
  const site = await freshSite();
  await signIn(site, anthony, 'ar');
  const chosen = await site.world.db
    .selectFrom('account')
    .select('language')
    .where('language', '=', 'ar')
    .execute();
  expect(chosen).toHaveLength(1);
});
