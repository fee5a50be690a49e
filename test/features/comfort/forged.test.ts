import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { cookie, lookOf, usual } from './choices.ts';

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
