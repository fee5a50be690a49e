import { expect, test } from 'vitest';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { cookie, lookOf, usual } from './choices.ts';

const keptIn = (page: ReadPage): string[] =>
  page.headers.getSetCookie().filter(line => line.startsWith(cookie));

test('a choice is kept for a year, in code words alone, and every page wears it', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort?de=%2Faide');
  const page = await reader.submit({ ...usual, text: '150', theme: 'dark', pictures: 'few' });
  expect(page.text()).toContain("C'est fait");
  expect(page.text()).toContain('Vos choix sont gardés.');
  expect(lookOf(page)).toBe('text-150 theme-dark pictures-few');
  expect(keptIn(page)).toHaveLength(1);
  const [line = ''] = keptIn(page);
  expect(line).toMatch(
    /^mon-dmp-confort=text-150\.theme-dark\.pictures-few; Max-Age=31536000; Path=\/; Expires=[^;]+; SameSite=Lax$/,
  );
  for (const path of ['/fr/', '/ar/', '/en/connexion', '/fr/nulle-part', '/nulle-part', '/fr/accueil']) {
    expect(lookOf(await reader.open(path)), path).toBe('text-150 theme-dark pictures-few');
  }
  expect(reader.page?.root.querySelector('meta[name="color-scheme"]')?.getAttribute('content')).toBe('dark');
});

test('the choices made are there again, and the way back leads to the page one came from', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const from = await reader.open('/fr/aide');
  const link = from.root.querySelector('.comfort-link')?.getAttribute('href') ?? '';
  expect(link).toBe('/fr/confort?de=%2Faide');
  const page = await reader.open(link);
  expect(page.root.querySelector('.back')?.getAttribute('href')).toBe('/fr/aide');
  const kept = await reader.submit({ ...usual, font: 'wide' });
  expect(kept.value('font')).toBe('wide');
  expect(kept.root.querySelector('main a.button')?.getAttribute('href')).toBe('/fr/aide');
});

test('« J’essaie » shows the look and keeps nothing', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort?de=%2Faide');
  const tried = await reader.submit({ ...usual, contrast: 'more' }, { name: 'try', value: 'yes' });
  expect(tried.status).toBe(200);
  expect(lookOf(tried)).toBe('contrast-more');
  expect(tried.value('contrast')).toBe('more');
  expect(tried.text()).toContain('Vos choix ne sont pas encore gardés.');
  expect(tried.root.querySelector('.back')?.getAttribute('href')).toBe('/fr/aide');
  expect(reader.cookies.has(cookie)).toBe(false);
  expect(lookOf(await reader.open('/fr/aide'))).toBe('');
});

test('in another language the page keeps what is being tried and the way back', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort?de=%2Faide');
  const page = await reader.switchTo('ar', { ...usual, text: '200' });
  expect(lookOf(page)).toBe('text-200');
  expect(page.value('text')).toBe('200');
  expect(page.root.querySelector('.back')?.getAttribute('href')).toBe('/ar/aide');
});

test('« Je reviens au début » makes everything usual again and leaves no cookie', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort');
  await reader.submit({ ...usual, text: '200', spacing: 'wide' });
  const page = await reader.submit({}, { name: 'reset', value: 'yes' });
  expect(lookOf(page)).toBe('');
  expect(page.value('text')).toBe('100');
  expect(keptIn(page)[0]).toMatch(/^mon-dmp-confort=; Path=\/; Expires=Thu, 01 Jan 1970/);
});

test('a form sent twice keeps the choice both times', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort');
  const body = new URLSearchParams({ ...reader.hidden(), ...usual, text: '125' });
  await reader.post('/fr/confort', body);
  reader.cookies.delete(cookie);
  const second = await reader.post('/fr/confort', body);
  expect(lookOf(second)).toBe('text-125');
  expect(reader.cookies.get(cookie)).toBe('text-125');
});
