import { expect, test } from 'vitest';
import { drawnText } from '../../messages/pdf-text.ts';
import { prove } from '../../support/creation.ts';
import { askForCode, verifyEmail } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { ruth } from '../people.ts';

const codesOn = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.code-sheet li').map(item => item.text.trim());
const textOf = (page: ReadPage, id: string): string => page.root.querySelector(`#${id}`)?.text.trim() ?? '';

/** Ruth, who has neither phone nor e-mail, as far as her identifiers. */
async function create(site: TestSite): Promise<{ reader: Reader; page: ReadPage; code: string }> {
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader, 'fr', ruth.number);
  await prove(site, { ...ruth, code }, reader);
  await reader.submit({ me: 'yes' });
  await reader.submit({ channel: 'none' });
  await reader.submit();
  const check = await reader.submit({ accept: 'yes' });
  expect(says(check, 'creation:check.sheet')).toBe(true);
  return { reader, page: await reader.submit(), code };
}

async function withSheetCode(site: TestSite, page: ReadPage, code: string): Promise<ReadPage> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  await reader.submit({ identifier: textOf(page, 'identifier'), password: textOf(page, 'password') });
  return reader.submit({ code });
}

test('« Je n’en ai pas »: ten codes come with the identifiers, and open the record', async () => {
  const site = await freshSite();
  const { reader, page } = await create(site);
  const codes = codesOn(page);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^\d{4} \d{4}$/);
  const inside = await withSheetCode(site, page, codes[4] ?? '');
  expect(inside.url.pathname).toBe('/fr/premiere-connexion/mot-de-passe');
  expect((await withSheetCode(site, page, codes[4] ?? '')).status).toBe(422);
  const kinds = (await site.messages()).map(({ kind, channel }) => `${kind} ${channel}`);
  expect(kinds).toEqual(expect.arrayContaining(['record-created letter', 'creation-under-way letter']));
  for (const { text } of await site.messages()) for (const code of codes) expect(text).not.toContain(code);
  await reader.submit();
  expectProblem(await reader.open('/fr/creation/identifiants'), 410);
});

test('the PDF holds identifiers and codes on two sheets of paper', async () => {
  const site = await freshSite();
  const { reader, page } = await create(site);
  const headers = { Cookie: reader.cookie };
  const answer = await fetch(`${site.origin}/fr/creation/identifiants.pdf`, { headers });
  const pdf = new Uint8Array(await answer.arrayBuffer());
  expect(
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g),
  ).toHaveLength(2);
  const text = drawnText(pdf);
  const password = text.indexOf(textOf(page, 'password'));
  expect(password).toBeGreaterThan(0);
  for (const code of codesOn(page)) expect(text.indexOf(code.replace(' ', ''))).toBeGreaterThan(password);
});

test('the codes are in the database as hashes, and sealed beside the identifiers for 30 minutes', async () => {
  const site = await freshSite();
  const { page, reader } = await create(site);
  const tables = ['sheet_code', 'fresh_credentials', 'creation_draft', 'session', 'journal_entry'] as const;
  const rows = await Promise.all(tables.map(table => site.world.db.selectFrom(table).selectAll().execute()));
  const stored = JSON.stringify(rows);
  for (const code of codesOn(page)) expect(stored).not.toContain(code.replace(' ', ''));
  site.world.pass(30 * 60_000);
  expectProblem(await reader.open('/fr/creation/identifiants'), 410);
});

test('lost identifiers bring a new sheet, and the old one opens nothing', async () => {
  const site = await freshSite();
  const { page, code } = await create(site);
  const reader = new Reader(site.origin);
  await prove(site, { ...ruth, code }, reader);
  const fresh = await reader.submit();
  expect(codesOn(fresh)).toHaveLength(10);
  expect((await withSheetCode(site, fresh, codesOn(page)[0] ?? '')).status).toBe(422);
  expect((await withSheetCode(site, fresh, codesOn(fresh)[0] ?? '')).url.pathname).toMatch(/mot-de-passe$/);
});

test('whoever finds a contact after all goes back and gives it; the sheet is then not made', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await prove(site, { code: await askForCode(site, reader) }, reader);
  await reader.submit({ me: 'yes' });
  const choice = await reader.submit({ channel: 'none' });
  expect(choice.url.pathname).toBe('/fr/creation/sans-contact');
  expect((await reader.open('/fr/creation/conditions')).url.pathname).toBe('/fr/creation/sans-contact');
  await reader.submit();
  await reader.open('/fr/creation/contact');
  expect((await verifyEmail(site, reader)).url.pathname).toBe('/fr/creation/conditions');
  expect((await reader.submit({ accept: 'yes' })).text()).toContain('dominique@example.org');
  expect(codesOn(await reader.submit())).toEqual([]);
});
