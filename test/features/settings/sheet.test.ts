import { expect, test } from 'vitest';
import type { ReadPage } from '../../support/reader.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { confirmFor, inside, newMessages } from './steps.ts';

const codesOn = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.codes bdi').map(item => item.text.replace(/\s/g, ''));

/** Makes a sheet; gives who made it and the page of its codes. */
async function makeSheet(site: TestSite): Promise<{ reader: Reader; page: ReadPage; codes: string[] }> {
  const reader = await inside(site);
  await confirmFor(site, reader, 'codes');
  const page = await reader.submit();
  expect(page.url.pathname).toBe('/fr/compte/codes/feuille');
  // So that the newest message is not the one that tells of the sheet.
  await site.messages();
  return { reader, page, codes: codesOn(page) };
}

async function withSheet(site: TestSite, code: string): Promise<ReadPage> {
  const visitor = new Reader(site.origin);
  await visitor.open('/fr/connexion');
  await visitor.submit({ identifier: anthony.identifier, password: anthony.password });
  await visitor.submit({ channel: 'sheet' });
  return visitor.submit({ code });
}

test('a sheet has ten codes, shown in the session that made it, until they are kept', async () => {
  const site = await freshSite();
  const before = (await site.messages()).length;
  const { reader, page, codes } = await makeSheet(site);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^\d{8}$/);
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  const told = (await newMessages(site, before)).filter(({ text }) => /feuille/.test(text));
  expect(told).toHaveLength(2);
  expect(codesOn(await reader.open('/fr/compte/codes/feuille'))).toEqual(codes);
  const elsewhere = await inside(site);
  await confirmFor(site, elsewhere, 'codes');
  expectProblem(await elsewhere.open('/fr/compte/codes/feuille'), 410);
  await reader.open('/fr/compte/codes/feuille');
  expect(says(await reader.submit(), 'settings:done.sheet')).toBe(true);
  expectProblem(await reader.open('/fr/compte/codes/feuille'), 410);
  expect(await site.world.db.selectFrom('fresh_sheet').selectAll().execute()).toEqual([]);
});

test('the codes can be read for 30 minutes at most', async () => {
  const site = await freshSite();
  const { reader } = await makeSheet(site);
  for (let time = 0; time < 3; time += 1) {
    site.world.pass(10 * 60_000 - 2000);
    await reader.open('/fr/compte');
  }
  await confirmFor(site, reader, 'codes');
  site.world.pass(10_000);
  expectProblem(await reader.open('/fr/compte/codes/feuille'), 410);
});

test('a code of the sheet opens once; a new sheet ends the old one; three codes left are told', async () => {
  const site = await freshSite();
  const { reader, codes } = await makeSheet(site);
  for (const code of codes.slice(0, 7)) {
    expect((await withSheet(site, code)).url.pathname).toMatch(/^\/fr\/dmp\//);
    site.world.pass(61_000);
  }
  expectMistake(await withSheet(site, codes[0] ?? ''), { field: 'code', key: 'common:error.code.used' });
  const home = await reader.open('/fr/compte');
  expect(says(home, 'settings:home.few-codes')).toBe(true);
  expect(home.text()).toContain('Il reste 3 codes.');
  expect(says(await reader.open('/fr/accueil'), 'settings:home.few-codes')).toBe(true);
  await reader.open('/fr/compte/codes');
  const anew = codesOn(await reader.submit());
  expect(anew.some(code => codes.includes(code))).toBe(false);
  expectMistake(await withSheet(site, codes[9] ?? ''), {
    field: 'code',
    key: 'common:error.code.wrong-sheet',
  });
  expect((await withSheet(site, anew[0] ?? '')).url.pathname).toMatch(/^\/fr\/dmp\//);
});

test('the sheet can be printed as a tagged PDF, by the one who made it alone', async () => {
  const site = await freshSite();
  const { reader } = await makeSheet(site);
  const cookie = reader.cookie;
  const answer = await fetch(`${site.origin}/fr/compte/codes/feuille.pdf`, { headers: { cookie } });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(answer.headers.get('Content-Type')).toBe('application/pdf');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('/StructTreeRoot');
});

test('a sheet that is removed opens nothing', async () => {
  const site = await freshSite();
  const { reader, codes } = await makeSheet(site);
  await reader.open('/fr/compte/codes/enlever');
  expect(says(await reader.submit(), 'settings:done.sheet-removed')).toBe(true);
  const visitor = new Reader(site.origin);
  await visitor.open('/fr/connexion');
  const ways = await visitor.submit({ identifier: anthony.identifier, password: anthony.password });
  expect(ways.root.querySelector('input[value="sheet"]')).toBeNull();
  expect(codes).toHaveLength(10);
});
