import { expect, test } from 'vitest';
import { keyOfCode } from '../../../server/registries/reference-table.ts';
import { professions } from '../../../server/registries/specialties.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony } from '../people.ts';

const chooser = '/fr/aide/qui-voit-quoi';

test('anybody finds from the help what their pharmacist sees, and what nobody may see', async () => {
  const reader = new Reader((await freshSite()).origin);
  const help = await reader.open('/fr/aide');
  expect(help.root.querySelector(`a[href="${chooser}"]`)?.text).toMatch(/^Qui peut voir quoi/);
  const choose = await reader.open(chooser);
  expect(choose.text()).toContain('Le médecin du travail ne voit rien.');
  const link = choose.root.querySelectorAll('a').find(one => clean(one.text) === 'Que voit mon pharmacien ?');
  const page = await reader.open(link?.getAttribute('href') ?? '');
  expect(page.heading).toBe('Que voit mon pharmacien ?');
  expect(page.root.querySelectorAll('.seen h3')).toHaveLength(11);
  expect(page.text()).toContain('Ordonnances');
  expect(page.text()).toContain('Médicaments remis par la pharmacie');
});

test('a dentist does not see what was published as closed; what nobody published is told apart', async () => {
  const reader = new Reader((await freshSite()).origin);
  const page = await reader.open(`${chooser}/tre-g15-40`);
  const rows = page.root.querySelectorAll('.seen > li');
  const reports = rows.find(row => row.querySelector('h3')?.text.includes('Comptes rendus'));
  const [sure, careful] = reports?.querySelectorAll('ul') ?? [];
  expect(sure?.text).toContain('Demande de soin à distance');
  expect(careful?.text).toContain("Compte rendu d'accouchement");
  expect(page.text()).toContain('Nous fermons par prudence.');
});

test('a profession of which nothing is known sees nothing', async () => {
  const reader = new Reader((await freshSite()).origin);
  const page = await reader.open(`${chooser}/tre-r94-41`);
  expect(page.text()).not.toContain("Ce qu'il voit\n");
  expect(page.root.querySelectorAll('h2').map(one => one.text)).not.toContain("Ce qu'il voit");
  expect(page.text()).toContain('Il ne peut rien ajouter.');
});

test('every profession has its page, in every language; any other address has none', async () => {
  const reader = new Reader((await freshSite()).origin);
  const choose = await reader.open(chooser);
  const links = choose.root.querySelectorAll(`a[href^="${chooser}/"]`).map(one => one.getAttribute('href'));
  expect(new Set(links).size).toBe(professions.length);
  for (const link of links.slice(0, 6))
    for (const language of ['fr', 'en', 'ar'])
      expect((await reader.open((link ?? '').replace('/fr/', `/${language}/`))).status).toBe(200);
  for (const wrong of ['zzz', 'tre-g15-99', '__proto__', 'tre-g15-10/x', 'TRE%2DG15'])
    expect((await reader.open(`${chooser}/${wrong}`)).status).toBe(404);
});

test('« Que voit mon pharmacien ? » is found from the help, the site map and « Gestion du DMP »', async () => {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const home = page.url.pathname;
  const asked = `${chooser}/tre-g15-21`;
  for (const path of ['/fr/aide', '/fr/plan-du-site']) {
    const links = (await reader.open(path)).root.querySelectorAll(`main a[href="${asked}"]`);
    expect(
      links.map(one => one.text.replace(/\s+/g, ' ')),
      path,
    ).toEqual(['Que voit mon pharmacien ?']);
  }
  const hub = await reader.open(`${home}/gestion`);
  expect(hub.root.querySelector(`main a[href="${chooser}"]`)?.text).toContain('Qui peut voir quoi');
  expect(hub.text()).toMatch(/que voit mon pharmacien\s\?/);
});

test('search engines are told of every profession, and each page has a title of its own', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const { html } = await reader.open('/sitemap.xml');
  const titles = new Set<string>();
  for (const { system, code } of professions) {
    const path = `${chooser}/${keyOfCode(`${system}/${code}`)}`;
    expect(html).toContain(`${path}<`);
    titles.add((await reader.open(path)).title);
  }
  // Psychologists are in the tables twice.
  expect(titles.size).toBe(professions.length - 1);
});
