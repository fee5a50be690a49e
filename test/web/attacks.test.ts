import { request } from 'node:http';
import { expect, test } from 'vitest';
import { expectProblem } from '../features/mistakes.ts';
import { anthony, homeOf, towardsCode } from '../features/people.ts';
import { signIn } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../support/site.ts';

const minute = 60_000;
const elsewhere = 'https://elsewhere.example';

/** Asks the site as a browser that was told another name for it. */
function askAs(site: TestSite, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; location: string; html: string }>((resolve, reject) => {
    const asked = request(`${site.origin}${path}`, { headers }, response => {
      let html = '';
      response.on('data', (part: Buffer) => {
        html += part.toString('utf8');
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', html });
      });
    });
    asked.on('error', reject).end();
  });
}

test.each([
  `?next=${elsewhere}`,
  `?retour=//elsewhere.example`,
  `?redirect_uri=${elsewhere}&url=${elsewhere}`,
  '?lang=ar',
  '?language=../../elsewhere.example&lang[]=x',
])('signing in from /connexion%s leads home and nowhere else', async query => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const page = await reader.open(`/fr/connexion${query}`);
  expect(page.root.querySelector('html')?.getAttribute('lang')).toBe('fr');
  await reader.submit({ identifier: anthony.identifier, password: anthony.password });
  await reader.submit({ channel: 'email' });
  const { url, html } = await reader.submit({ code: await newestCode(site) });
  expect([url.origin, url.pathname]).toEqual([site.origin, expect.stringMatching(/^\/fr\/dmp\/[\w-]{22}$/)]);
  expect(html).not.toContain('elsewhere.example');
});

test.each([
  '//elsewhere.example',
  '/fr//elsewhere.example',
  '/\\elsewhere.example',
  '/fr/\\elsewhere.example/..',
  '/https://elsewhere.example',
  '/fr/connexion//elsewhere.example',
  '/%2f%2felsewhere.example',
  '/fr/%2e%2e/%2f%2felsewhere.example',
])('the address %s leads to no other site', async path => {
  const site = await freshSite();
  const { status, location, html } = await askAs(site, path, {});
  expect([200, 302, 303, 404, 400]).toContain(status);
  expect(location).not.toMatch(/^(https?:)?[/\\]{2}/);
  const addresses = [...html.matchAll(/(?:href|action|formaction|src)="([^"]*)"/g)].map(([, to = '']) => to);
  // The site's own whole address stands in what search engines are told.
  const away = addresses.filter(address => !address.startsWith(`${site.world.config.publicUrl}/`));
  for (const address of away) expect(address).not.toMatch(/^(https?:)?(\/|\\|%2f){2}/i);
});

test('a name of another site in the request is repeated nowhere', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const Cookie = reader.cookie;
  const lies = {
    Host: 'elsewhere.example',
    'X-Forwarded-Host': 'elsewhere.example',
    'X-Forwarded-Proto': 'gopher',
    Forwarded: 'host=elsewhere.example',
    'X-Original-URL': '/fr/demo',
  };
  for (const path of [
    '/',
    '/demo',
    '/fr/',
    '/fr/connexion',
    '/fr/accueil',
    home,
    `${home}/urgence`,
    '/fr/rien',
  ]) {
    const { location, html } = await askAs(site, path, { Cookie, ...lies });
    expect(location + html, path).not.toContain('elsewhere.example');
    expect(location, path).toMatch(/^(\/|$)/);
  }
});

test('no message names a site that a request made up', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  const body = new URLSearchParams({ ...reader.hidden(), ...anthony });
  const headers = { 'X-Forwarded-Host': 'elsewhere.example', Referer: `${elsewhere}/` };
  await reader.post('/fr/connexion', body, headers);
  await reader.submit({ channel: 'email' });
  for (const { subject, text } of await site.messages()) {
    expect(`${subject} ${text}`).not.toContain('elsewhere.example');
    expect(`${subject} ${text}`).not.toMatch(/https?:|www\./);
  }
});

test('what was kept leads back to its own page, whatever is written on the address', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const path = `${await homeOf(reader)}/urgence/professionnels`;
  await reader.open(`${path}?next=${elsewhere}`);
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no', _path: elsewhere, path: elsewhere });
  site.world.pass(16 * minute);
  expectProblem(await reader.post(`${path}?next=${elsewhere}`, body), 'ended');
  await towardsCode(reader, anthony);
  const back = await reader.submit({ code: await newestCode(site) });
  expect([back.url.origin, back.url.pathname, back.url.search]).toEqual([site.origin, path, '']);
});

test('a language that does not exist is no page; one in the form that does not exist changes nothing', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  for (const path of ['/xx/connexion', '/FR/connexion', '/fr-FR/', '/__proto__/', '/constructor/connexion'])
    expect((await reader.open(path)).status, path).toBe(404);
  await reader.open('/fr/connexion');
  for (const language of ['xx', '__proto__', '../../ar', elsewhere]) {
    const fields = { ...reader.hidden(), identifier: 'mavu4827', _language: language };
    const page = await reader.post('/fr/connexion', new URLSearchParams(fields));
    expect([page.status, page.url.pathname]).toEqual([200, '/fr/connexion']);
    expect(page.html).not.toContain('elsewhere.example');
  }
});
