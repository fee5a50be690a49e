import { expect, test } from 'vitest';
import { askForCode } from '../../support/journeys.ts';
import { entriesOf, operatorAtWork } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean, expectMistake, expectProblem, says, words } from '../mistakes.ts';
import { ruth, sendAnew } from '../people.ts';

/** A letter waits: Ruth has asked for a code, and her insurer knows no e-mail. */
async function withLetter(): Promise<{ site: TestSite; reader: Reader; path: string }> {
  const site = await freshSite();
  await askForCode(site, new Reader(site.origin), 'fr', ruth.number);
  const { reader } = await operatorAtWork(site);
  const page = await reader.open('/fr/operateur/courrier');
  const path = page.root.querySelector('.queue a')?.getAttribute('href') ?? '';
  return { site, reader, path };
}

const verbs = async (site: TestSite): Promise<string[]> =>
  (await entriesOf(site.world)).filter(entry => entry.verb.startsWith('letter.')).map(entry => entry.verb);

test('nothing waits on a new site', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  expect(says(await reader.open('/fr/operateur/courrier'), 'operator:post.empty')).toBe(true);
});

test('a letter is printed, its second printing is said, and it is posted once', async () => {
  const { site, reader, path } = await withLetter();
  const list = reader.page;
  expect(list?.text()).toContain('Ruth');
  expect(list?.text()).toContain(words('fr', 'operator:post.waiting'));
  const letter = await reader.open(path);
  expect(says(letter, 'operator:letter.again')).toBe(false);
  expectMistake(await reader.submit(), { field: '', key: 'operator:letter.not-printed' });

  const pdf = await reader.open(`${path}/lettre.pdf`);
  expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
  expect(pdf.headers.get('Cache-Control')).toContain('no-store');
  expect(pdf.html.startsWith('%PDF-')).toBe(true);
  expect(says(await reader.open(path), 'operator:letter.again')).toBe(true);
  const unsaid = await reader.open(`${path}/lettre.pdf`);
  expect(unsaid.url.pathname).toBe(path);
  expect(unsaid.text()).toContain('Déjà imprimée le 3 mars 2026');
  const again = unsaid.root.querySelector('main a.button')?.getAttribute('href') ?? '';
  expect((await reader.open(again)).html.startsWith('%PDF-')).toBe(true);

  const page = await reader.open(path);
  const form = sendAnew(reader, {});
  expect(page.status).toBe(200);
  expect((await reader.submit()).url.pathname).toBe('/fr/operateur/courrier');
  expect(says(await reader.open('/fr/operateur/courrier'), 'operator:post.empty')).toBe(true);
  const twice = await reader.post(path, new URLSearchParams(form));
  expectMistake(twice, { field: '', key: 'operator:letter.posted-before' });
  expect(says(await reader.open(path), 'operator:letter.gone', { date: '3 mars 2026' })).toBe(true);
  expectProblem(await reader.open(`${path}/lettre.pdf`), 404);

  const found = await verbs(site);
  expect(found.filter(verb => verb === 'letter.printed')).toHaveLength(2);
  expect(found.filter(verb => verb === 'letter.posted')).toHaveLength(1);
  expect(found.filter(verb => verb === 'letter.listed')).toHaveLength(3);
  expect(found.filter(verb => verb === 'letter.read').length).toBeGreaterThan(2);
});

test('a letter that does not exist is a page that does not exist', async () => {
  const { site, reader, path } = await withLetter();
  const other = path.replace(/[^/]+$/, 'A'.repeat(22));
  for (const address of [other, `${other}/lettre.pdf`, `${path}%00`, `${path}/..%2f`])
    expectProblem(await reader.open(address), 404);
  expectProblem(await new Reader(site.origin).open(`${path}/lettre.pdf`), 404);
});

test('the home page counts what waits, and names nobody', async () => {
  const { reader } = await withLetter();
  const page = await reader.open('/fr/operateur/accueil');
  const count = (name: string): string | undefined => {
    const label = words('fr', `operator:counts.${name}`);
    const rows = page.root.querySelectorAll('.answers > div');
    const row = rows.find(div => clean(div.querySelector('dt')?.text ?? '') === label);
    return row?.querySelector('dd')?.text.trim();
  };
  expect(count('letters-waiting')).toBe('1');
  expect(count('codes-asked')).toBe('1');
  expect(count('sessions-open')).toBe('0');
  expect(count('messages-failed')).toBe('0');
  expect(Number(count('records'))).toBeGreaterThan(0);
  expect(page.html).not.toMatch(/ruth|nessi/i);
});
