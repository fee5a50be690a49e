import { expect, test } from 'vitest';
import { withApp, withSheet } from '../../support/factors.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean, expectMistake } from '../mistakes.ts';
import { anthony, otherCode } from '../people.ts';

const home = /^\/fr\/dmp\//;

async function towards(site: TestSite, channel: 'app' | 'sheet'): Promise<Reader> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  await reader.submit({ identifier: anthony.identifier, password: anthony.password });
  await reader.submit({ channel });
  return reader;
}

test('a code of the sheet opens, once, and the page says how many are left', async () => {
  const site = await freshSite();
  const [first = '', second = ''] = await withSheet(site.world, anthony.identifier);
  const reader = await towards(site, 'sheet');
  expect(clean(reader.page?.text() ?? '')).toContain('Il reste 10 codes sur votre feuille.');
  const spaced = `${first.slice(0, 4)} ${first.slice(4)}`;
  expect((await reader.submit({ code: spaced })).url.pathname).toMatch(home);
  const again = await towards(site, 'sheet');
  expect(clean(again.page?.text() ?? '')).toContain('Il reste 9 codes sur votre feuille.');
  expectMistake(await again.submit({ code: first }), { field: 'code', key: 'common:error.code.used' });
  expectMistake(await again.submit({ code: otherCode(second) }), {
    field: 'code',
    key: 'common:error.code.wrong-sheet',
  });
  expect((await again.submit({ code: second })).url.pathname).toMatch(home);
});

test('of two people who use a photographed code at once, one gets in', async () => {
  const site = await freshSite();
  const [code = ''] = await withSheet(site.world, anthony.identifier);
  const readers = await Promise.all([1, 2].map(() => towards(site, 'sheet')));
  const pages = await Promise.all(readers.map(reader => reader.submit({ code })));
  expect(pages.filter(page => home.test(page.url.pathname))).toHaveLength(1);
  expect(pages.filter(page => page.status === 422)).toHaveLength(1);
});

test('a new sheet makes the old one worthless', async () => {
  const site = await freshSite();
  const [old = ''] = await withSheet(site.world, anthony.identifier);
  const [fresh = ''] = await withSheet(site.world, anthony.identifier);
  const reader = await towards(site, 'sheet');
  expectMistake(await reader.submit({ code: old }), { field: 'code', key: 'common:error.code.wrong-sheet' });
  expect((await reader.submit({ code: fresh })).url.pathname).toMatch(home);
});

test('a code of the app opens, and not a second time in its 30 seconds', async () => {
  const site = await freshSite();
  const shows = await withApp(site.world, anthony.identifier);
  site.world.pass(60_000);
  const code = shows();
  const reader = await towards(site, 'app');
  expect((await reader.submit({ code })).url.pathname).toMatch(home);
  const again = await towards(site, 'app');
  expectMistake(await again.submit({ code }), { field: 'code', key: 'common:error.code.used' });
  site.world.pass(30_000);
  expect((await again.submit({ code: shows() })).url.pathname).toMatch(home);
});

test('a phone whose clock is two minutes off is known; one that goes wrong later is told so', async () => {
  const site = await freshSite();
  const shows = await withApp(site.world, anthony.identifier, -120);
  site.world.pass(60_000);
  const reader = await towards(site, 'app');
  expect((await reader.submit({ code: shows() })).url.pathname).toMatch(home);
  const again = await towards(site, 'app');
  const wrongClock = await again.submit({ code: shows(240) });
  expectMistake(wrongClock, { field: 'code', key: 'common:error.code.clock' });
});

test('after five tries the attempt is over, and « J’essaie encore » begins another', async () => {
  const site = await freshSite();
  const codes = await withSheet(site.world, anthony.identifier);
  const reader = await towards(site, 'sheet');
  for (let time = 0; time < 5; time += 1) await reader.submit({ code: '00000000' });
  expect(reader.page?.root.querySelector('#field-code')).toBeNull();
  if (reader.page) expectMistake(reader.page, { field: '', key: 'common:error.code.attempt-over' });
  await reader.submit({}, { name: 'again', value: 'yes' });
  expect((await reader.submit({ code: codes[4] ?? '' })).url.pathname).toMatch(home);
});

test('whoever has the password alone cannot try codes without end, and the owner still has another way', async () => {
  const site = await freshSite();
  await withSheet(site.world, anthony.identifier);
  const reader = await towards(site, 'sheet');
  for (let time = 0; time < 19; time += 1) await reader.submit({}, { name: 'again', value: 'yes' });
  const page = await reader.submit({}, { name: 'again', value: 'yes' });
  expectMistake(page, { field: '', key: 'common:error.send.too-many-today' });
  const owner = new Reader(site.origin);
  await owner.open('/fr/connexion');
  await owner.submit({ identifier: anthony.identifier, password: anthony.password });
  expect((await owner.submit({ channel: 'sms' })).url.pathname).toBe('/fr/connexion/code');
});
