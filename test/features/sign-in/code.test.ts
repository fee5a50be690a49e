import { expect, test } from 'vitest';
import { askForCode, enterWithCode } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { anthony, askAgain, claude, otherCode, sendAnew, towardsCode } from '../people.ts';

async function start(site: TestSite, who = anthony): Promise<{ reader: Reader; code: string }> {
  const reader = new Reader(site.origin);
  await towardsCode(reader, who);
  return { reader, code: await newestCode(site) };
}

test.each([
  ['with no space', (code: string) => code.replace(' ', '')],
  ['with spaces', (code: string) => ` ${[...code].join(' ')} `],
  ['in Arabic digits', (code: string) => code.replace(/\d/g, digit => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)))],
])('a code %s is accepted', async (_name, hand) => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  const page = await reader.submit({ code: hand(code) });
  expect(page.url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('a code is wrong after five tries, even the right one, and a new one helps', async () => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  for (let count = 0; count < 5; count += 1) {
    const page = await reader.submit({ code: otherCode(code) });
    expectMistake(page, { field: 'code', key: 'common:error.code.wrong' });
    expect(page.value('code') ?? '').toBe('');
  }
  expectMistake(await reader.submit({ code }), { field: 'code', key: 'common:error.code.too-many' });
  const fresh = await askAgain(site, reader);
  expect((await reader.submit({ code: fresh })).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('an empty code says so', async () => {
  const site = await freshSite();
  const { reader } = await start(site);
  expectMistake(await reader.submit({ code: ' ' }), { field: 'code', key: 'common:error.code.empty' });
});

test('a code lives 10 minutes; the page says so, and a new one works', async () => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  site.world.pass(10 * 60_000);
  const page = await reader.submit({ code });
  expectMistake(page, { field: '', key: 'common:error.code.expired' });
  expect(says(page, 'common:code.over')).toBe(true);
  const fresh = await askAgain(site, reader);
  expect((await reader.submit({ code: fresh })).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('somebody who stays an hour on the page still gets a code that works', async () => {
  const site = await freshSite();
  const { reader } = await start(site);
  for (let count = 0; count < 5; count += 1) {
    site.world.pass(11 * 60_000);
    await reader.open('/fr/connexion/code');
  }
  const fresh = await askAgain(site, reader);
  site.world.pass(9 * 60_000);
  expect((await reader.submit({ code: fresh })).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('another code comes after 60 seconds, 6 an hour; the one before stays valid', async () => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  const soon = await reader.submit({}, { name: 'again', value: 'yes' });
  expectMistake(soon, { field: '', key: 'common:error.send.too-soon' });
  for (let count = 0; count < 5; count += 1) expect(await askAgain(site, reader)).not.toBe(code);
  site.world.pass(61_000);
  const seventh = await reader.submit({}, { name: 'again', value: 'yes' });
  expectMistake(seventh, { field: '', key: 'common:error.send.too-many' });
  expect((await reader.submit({ code })).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('a code serves once', async () => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  await reader.submit({ code });
  const again = new Reader(site.origin);
  await towardsCode(again, anthony);
  expectMistake(await again.submit({ code }), { field: 'code', key: 'common:error.code.wrong' });
});

test('of two uses at once one wins', async () => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  const two = reader.twin();
  const bodies = [sendAnew(reader, { code }), sendAnew(reader, { code })].map(
    fields => new URLSearchParams(fields),
  );
  await Promise.all([reader, two].map((each, at) => each.post('/fr/connexion/code', bodies[at] ?? '')));
  const verbs = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('verb', '=', 'sign-in.succeeded')
    .execute();
  expect(verbs).toHaveLength(1);
});

test('a code of another browser, another person or another purpose is wrong', async () => {
  const site = await freshSite();
  const { code } = await start(site);
  site.world.pass(61_000);
  const { reader: elsewhere } = await start(site);
  expectMistake(await elsewhere.submit({ code }), { field: 'code', key: 'common:error.code.wrong' });
  const { reader: other } = await start(site, claude);
  expectMistake(await other.submit({ code }), { field: 'code', key: 'common:error.code.wrong' });
  const creating = new Reader(site.origin);
  await enterWithCode(creating, await askForCode(site, creating));
  await creating.submit({ channel: 'email' });
  await creating.submit({ email: 'dominique@example.org' });
  expectMistake(await creating.submit({ code }), { field: 'code', key: 'common:error.code.wrong' });
});

test('the code form sent twice leads home both times', async () => {
  const site = await freshSite();
  const { reader, code } = await start(site);
  const body = new URLSearchParams({ ...reader.hidden(), code });
  const pages = await Promise.all([1, 2].map(() => reader.post('/fr/connexion/code', body)));
  pages.push(await reader.post('/fr/connexion/code', body));
  const home = (await reader.open('/fr/accueil')).url.pathname;
  expect(home).toMatch(/^\/fr\/dmp\//);
  expect(pages.map(page => page.url.pathname)).toEqual([home, home, home]);
});
