import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';
import { anthony, claude } from '../people.ts';
import { emptySite } from './attach-help.ts';

const written = {
  title: 'Mes questions',
  text: 'Je dors mal.\nPuis-je changer de traitement ?',
  'day-day': '1',
  'day-month': '3',
  'day-year': '2026',
};

interface Inside {
  readonly site: TestSite;
  readonly reader: Reader;
  /** « Mes documents » of the record. */
  readonly base: string;
}

async function inside(who = claude): Promise<Inside> {
  const site = await emptySite();
  const { reader, page } = await signIn(site, who);
  return { site, reader, base: `${page.url.pathname}/documents` };
}

async function write({ reader, base }: Inside, fields: Record<string, string> = {}): Promise<ReadPage> {
  await reader.open(`${base}/rediger`);
  return reader.submit({ ...written, ...fields });
}

const titles = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.documents h2').map(({ text }) => text.trim());

test('what is written is read again in the page, in the list and as a file', async () => {
  const at = await inside();
  const page = await write(at);
  expect(page.status).toBe(200);
  expect(page.text()).toContain('Puis-je changer de traitement ?');
  expect(page.text()).toContain('Votre document est gardé.');
  const list = await at.reader.open(at.base);
  expect(titles(list)).toContain('Mes questions');
  expect(list.text()).toContain('1er mars 2026');
  const file = await at.reader.open(`${page.url.pathname}/fichier`);
  expect(file.headers.get('content-disposition')).toContain('attachment; filename="Mes questions.txt"');
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect(file.html).toBe(written.text);
});

test.each([
  [{ title: ' ' }, 'title', 'documents:write.no-title'],
  [{ title: 'a'.repeat(101) }, 'title', 'documents:write.long-title'],
  [{ text: '' }, 'text', 'documents:write.no-text'],
  [{ text: 'é'.repeat(100_000) }, 'text', 'documents:write.long-text'],
  [{ 'day-year': '2099' }, 'day', 'documents:day.in-the-future'],
  [{ 'day-day': '31', 'day-month': '2' }, 'day', 'documents:day.not-a-date'],
  [{ 'day-day': '' }, 'day', 'documents:day.empty'],
])('a slip in %j is told, and what was typed stays', async (fields, field, key) => {
  const at = await inside();
  const page = await write(at, fields);
  expectMistake(page, { field, key });
  expect(page.value('text')).toBe({ ...written, ...fields }.text);
});

test('a text with tags, quotes and right-to-left marks is shown as it was typed, and nothing of it runs', async () => {
  const at = await inside();
  const text = '<script>alert(1)</script> « مرحبا » "\' \u202e abc';
  const page = await write(at, { title: '<b>Titre</b>', text });
  expect(page.html).not.toContain('<script>alert');
  expect(page.html).not.toContain('<b>Titre</b>');
  expect(page.text()).toContain('<script>alert(1)</script>');
});

test('a change makes a new version; two tabs lead to a choice and lose nothing', async () => {
  const at = await inside();
  const page = await write(at);
  const other = at.reader.twin();
  await at.reader.open(`${page.url.pathname}/modifier`);
  await other.open(`${page.url.pathname}/modifier`);
  const changed = await at.reader.submit({ ...written, text: 'Je dors mieux.' });
  expect(changed.text()).toContain('Je dors mieux.');
  const choice = await other.submit({ ...written, text: 'Je dors peu.' });
  expect(choice.status).toBe(409);
  expect(choice.text()).toContain('Je dors mieux.');
  expect(choice.text()).toContain('Je dors peu.');
});

test('a document taken away leaves the list, and « J’annule » brings it back', async () => {
  const at = await inside();
  const page = await write(at);
  await at.reader.open(`${page.url.pathname}/supprimer`);
  const removed = await at.reader.submit();
  expect(removed.text()).toContain('Le document est supprimé');
  expect(titles(await at.reader.open(at.base))).not.toContain('Mes questions');
  expect((await at.reader.open(page.url.pathname)).status).toBe(404);
  await at.reader.open(`${page.url.pathname}/supprimer`);
  expect((await at.reader.submit()).url.pathname).toBe(page.url.pathname);
  expect(titles(await at.reader.open(at.base))).toContain('Mes questions');
});

test('somebody else’s document is not there, whatever is tried with its id', async () => {
  const at = await inside();
  const { pathname } = (await write(at)).url;
  const { reader } = await signIn(at.site, anthony);
  const home = (await reader.open('/fr/accueil')).url.pathname;
  const id = pathname.split('/').at(-1) ?? '';
  for (const start of [pathname, `${home}/documents/${id}`])
    for (const rest of ['', '/modifier', '/supprimer', '/fichier', '/ouvrir', '/piece/1'])
      expect((await reader.open(`${start}${rest}`)).status, rest).toBe(404);
  expect((await reader.open(`${home}/documents/${id.toUpperCase()}`)).status).toBe(404);
});

test('a search forgives accents and a slip, and what is searched for is in no address', async () => {
  const at = await inside();
  await write(at, { title: 'Résultats de la prise de sang' });
  await write(at, { title: 'Mes vacances' });
  await at.reader.open(`${at.base}/chercher`);
  const found = await at.reader.submit({ words: 'resultas' });
  expect(found.url.href).not.toContain('resultas');
  expect(titles(found)).toEqual(['Résultats de la prise de sang']);
  expect(titles(await at.reader.submit({ words: '', year: '1999' }))).toEqual([]);
  expect((await at.reader.submit({ words: 'x'.repeat(200) })).status).toBe(422);
});

test('a long list goes on over pages, and a page that does not exist is not found', async () => {
  const at = await inside();
  for (let place = 0; place < 22; place += 1) await write(at, { title: `Note ${place}` });
  const first = await at.reader.open(at.base);
  expect(titles(first)).toHaveLength(20);
  const next = first.root.querySelector('a[rel="next"]')?.getAttribute('href') ?? '';
  expect(titles(await at.reader.open(next)).length).toBeGreaterThanOrEqual(2);
  for (const page of ['0', '-1', '99', 'x', '1e9'])
    expect((await at.reader.open(`${at.base}/page/${page}`)).status).toBe(404);
  expect((await at.reader.open(`${at.base}/sorte/999`)).status).toBe(404);
});
