import { expect, test } from 'vitest';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';

const cookie = 'mon-dmp-confort';
const usual = {
  text: '100',
  spacing: 'normal',
  contrast: 'device',
  theme: 'device',
  font: 'site',
  pictures: 'all',
};

/** How a page looks: the classes of the whole document, which the part that scripts put in repeats. */
function lookOf(page: ReadPage): string {
  const look = page.root.querySelector('#page')?.getAttribute('data-look');
  expect(page.root.querySelector('html')?.getAttribute('class') ?? '').toBe(look);
  return look ?? '';
}

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

const forged = [
  'text-999',
  'text-150.text-200',
  'theme-dark.text-150',
  'text-150.',
  '.text-150',
  'TEXT-150',
  'text-150 theme-dark',
  'text-150.text-150',
  'text-100',
  '"><script>alert(1)</script>',
  '%22onload=x',
  'a'.repeat(3000),
  'text-150.evil',
  'constructor-name',
];

test.each(forged)('a forged cookie changes nothing: %s', async value => {
  const site = await freshSite();
  for (const path of ['/fr/', '/fr/confort', '/nulle-part']) {
    const page = await new Reader(site.origin).send(path, {
      method: 'GET',
      headers: { Cookie: `${cookie}=${value}` },
    });
    expect(page.status).toBe(path === '/nulle-part' ? 404 : 200);
    expect(lookOf(page)).toBe('');
    expect(page.html).not.toContain(value.slice(0, 200));
  }
});

test('a cookie of another name is not taken for it', async () => {
  const site = await freshSite();
  const headers = { Cookie: `x-${cookie}=text-150; x=${cookie}=text-200` };
  expect(lookOf(await new Reader(site.origin).send('/fr/', { method: 'GET', headers }))).toBe('');
});

test('a choice that does not exist is a mistake, and nothing is kept', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort');
  const page = await reader.submit({ ...usual, text: '150', theme: '"><b>' });
  expect(page.status).toBe(422);
  expect(page.mistakes).toEqual(['Choisissez une réponse.']);
  expect(page.value('text')).toBe('150');
  expect(reader.cookies.has(cookie)).toBe(false);
  const tried = await reader.submit({ ...usual, theme: '"><b>' }, { name: 'try', value: 'yes' });
  expect(lookOf(tried)).toBe('');
});

test('a form without its token or from another site changes nothing', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/confort');
  const body = new URLSearchParams({ ...reader.hidden(), ...usual, text: '150' });
  const foreign = await reader.post('/fr/confort', body, { 'Sec-Fetch-Site': 'cross-site' });
  expect(foreign.status).toBe(403);
  body.delete('_csrf');
  expect((await reader.post('/fr/confort', body)).status).toBe(403);
  expect(reader.cookies.has(cookie)).toBe(false);
});

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/aide//evil.example',
  '/../../evil',
  '/./evil.example',
  '/%2F/evil.example',
  '/%5Cevil.example',
  '/aide?de=//evil.example',
  '/aide#x',
  '/aide\r\nSet-Cookie: a=b',
  '/\t/evil.example',
  ' /aide',
  '@evil.example',
  '.evil.example',
  `/${'a'.repeat(300)}`,
  '',
];

test.each(elsewhere)('the way back leads nowhere else: %j', async asked => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const page = await reader.open(`/fr/confort?de=${encodeURIComponent(asked)}`);
  expect(page.root.querySelector('.back')?.getAttribute('href')).toBe('/fr/');
  expect(page.value('from')).toBe('/');
  const kept = await reader.submit({ ...usual, text: '125', from: asked });
  expect(kept.url.pathname).toBe('/fr/confort');
  expect(kept.root.querySelector('.back')?.getAttribute('href')).toBe('/fr/');
  expect(kept.root.querySelector('main a.button')?.getAttribute('href')).toBe('/fr/');
  const twice = await reader.open(`/fr/confort?de=%2Faide&de=${encodeURIComponent(asked)}`);
  expect(twice.root.querySelector('.back')?.getAttribute('href')).toBe('/fr/');
});

test('under another path the cookie stays inside it', async () => {
  const site = await freshSite({ env: { PUBLIC_URL: 'https://exemple.fr' } });
  const { keepInBrowser } = await import('../../../server/web/look.ts');
  const lines: unknown[] = [];
  const response = { cookie: (...said: unknown[]) => lines.push(said) };
  keepInBrowser({ ...site.world, base: '/dmp' }, Object(response), 'text-150');
  expect(lines).toEqual([
    [cookie, 'text-150', { path: '/dmp/', sameSite: 'lax', secure: true, maxAge: 31_536_000_000 }],
  ]);
});
