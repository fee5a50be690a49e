import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony, claude, homeOf } from '../people.ts';

/** What the list says of each document, and where it leads. */
function rowsOf(page: ReadPage) {
  return page.root.querySelectorAll('.documents > li').map(row => ({
    href: row.querySelector('a')?.getAttribute('href') ?? '',
    title: clean(row.querySelector('h2')?.text ?? ''),
    text: clean(row.text),
  }));
}

async function openAll(reader: Reader): Promise<{ title: string; text: string; page: ReadPage }[]> {
  const rows = rowsOf(await reader.open(`${await homeOf(reader)}/documents`));
  const opened = [];
  for (const { href, title, text } of rows) opened.push({ title, text, page: await reader.open(href) });
  return opened;
}

test('every document of the demo people opens, with its title and its author in plain words', async () => {
  const site = await freshSite();
  for (const [who, count] of [
    [anthony, 19],
    [claude, 8],
  ] as const) {
    const { reader } = await signIn(site, who);
    const opened = await openAll(reader);
    expect(opened).toHaveLength(count);
    for (const { title, page } of opened) {
      expect(page.status).toBe(200);
      expect(clean(page.root.querySelector('h1')?.text ?? '')).toContain(title);
      expect(page.root.querySelector('.cda-unreadable')).toBeNull();
      expect(clean(page.root.querySelector('main')?.text ?? '')).not.toMatch(/\{\{|G15_|SM\d\d/);
    }
  }
});

test('the list says who wrote what, what is new and what is hidden, and nothing of what is kept back', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const rows = rowsOf(await reader.open(`${await homeOf(reader)}/documents`));
  const text = (title: string) => rows.find(row => row.title === title)?.text ?? '';
  expect(text('Prise de sang : sucre, cholestérol et reins')).toContain('Nouveau');
  expect(text('Bilan général')).not.toContain('Nouveau');
  expect(text('Bilan général')).toContain('Ange-Marie CASTELBLU, Médecin généraliste');
  expect(text('Mes questions pour le cardiologue')).toContain('Écrit par vous');
  expect(text('Tension prise à la maison')).toContain('Tensiomètre connecté');
  expect(rows.filter(row => row.text.includes('Caché')).map(({ title }) => title)).toEqual([
    'Téléconsultation',
  ]);
  expect(rows.map(({ title }) => title)).not.toContain('Échographie de la thyroïde');
  site.world.pass(15 * 24 * 3_600_000);
  const { reader: later } = await signIn(site, anthony);
  const titles = rowsOf(await later.open(`${await homeOf(later)}/documents`)).map(({ title }) => title);
  expect(titles).toContain('Échographie de la thyroïde');
});
