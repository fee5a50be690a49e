import { expect, test } from 'vitest';
import { expectProblem } from '../features/mistakes.ts';
import { anthony, homeOf } from '../features/people.ts';
import { dominique, signIn } from '../support/journeys.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self' https://meteofrance.com",
  "manifest-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
];

function expectSafe(page: ReadPage): void {
  const name = page.url.pathname;
  expect(page.headers.get('Content-Security-Policy')?.split(';'), name).toEqual(policy);
  expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(page.headers.get('X-Frame-Options')).toBe('DENY');
  expect(page.headers.get('Referrer-Policy')).toBe('same-origin');
  expect(page.headers.get('X-Powered-By')).toBeNull();
  const elements = page.root.querySelectorAll('*');
  const inline = elements
    .flatMap(element => Object.keys(element.attributes))
    .filter(key => /^(on|style$)/i.test(key));
  expect(inline, name).toEqual([]);
  expect(page.root.querySelectorAll('style, base, iframe, object, embed'), name).toEqual([]);
  for (const script of page.root.querySelectorAll('script')) {
    expect(script.getAttribute('src'), name).toMatch(/^\/static\//);
    expect(script.text.trim()).toBe('');
  }
  // The addresses told to search engines are whole ones, and load nothing.
  const told = page.root.querySelectorAll('link[rel=canonical], link[rel=alternate]');
  for (const link of told) expect(link.getAttribute('href'), name).toMatch(/^http:\/\/localhost:3000\//);
  const loading = elements.filter(element => !told.includes(element));
  const addresses = loading.flatMap(element =>
    ['href', 'src', 'action', 'formaction'].map(key => element.getAttribute(key)),
  );
  for (const address of addresses) expect(address ?? '/', name).toMatch(/^(\/(?!\/)|#|tel:)/);
}

const open = [
  '/fr/',
  '/fr/creation',
  '/fr/aide',
  '/fr/comment-ca-marche',
  '/fr/mots',
  '/fr/images',
  '/fr/images/scenes/creation',
  '/ar/',
  '/fr/au-revoir',
  '/fr/demo',
  '/fr/rien',
];
const forms = ['/fr/creation/code', '/fr/creation/demande', '/fr/creation/mon-code', '/fr/connexion'];

test('no page has anything inline or from elsewhere, and the policy says so', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  for (const path of [...open, ...forms]) expectSafe(await reader.open(path));
  expectSafe(await reader.submit({ identifier: '"><script>', password: 'x' }));
  const { reader: inside } = await signIn(site, anthony);
  const home = await homeOf(inside);
  for (const path of [home, `${home}/urgence`, `${home}/urgence/centre-15`])
    expectSafe(await inside.open(path));
});

test('a public page sets no cookie and needs none; a page with a form is kept by nobody', async () => {
  const site = await freshSite();
  for (const path of open) {
    const page = await new Reader(site.origin).open(path);
    expect(page.headers.get('Set-Cookie'), path).toBeNull();
  }
  for (const path of forms) {
    const page = await new Reader(site.origin).open(path);
    expect(page.headers.get('Set-Cookie'), path).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(page.headers.get('Cache-Control'), path).toBe('no-store');
  }
  expect(await site.world.db.selectFrom('session').select('id').execute()).toHaveLength(forms.length);
});

test('nothing that somebody signed in reads is kept by the browser', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  for (const path of [home, `${home}/urgence`, '/fr/', '/fr/aide', '/fr/rien', '/fr/dmp/x']) {
    expect((await reader.open(path)).headers.get('Cache-Control'), path).toBe('no-store');
  }
});

test.each([
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['another part of the same domain', { 'Sec-Fetch-Site': 'same-site' }],
  ['another origin', { Origin: 'https://elsewhere.example' }],
  ['no origin', { Origin: 'null' }],
])('a form sent from %s is refused, with a good token', async (_name, headers) => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  const typed = { number: dominique.number, 'number-again': dominique.number };
  const body = new URLSearchParams({ ...reader.hidden(), ...typed });
  expectProblem(await reader.post('/fr/creation/demande', body, headers), 403);
  expect(await site.world.db.selectFrom('creation_request').select('id').execute()).toEqual([]);
  const { reader: inside } = await signIn(site, anthony);
  const token = inside.page?.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  expectProblem(await inside.post('/fr/deconnexion', new URLSearchParams({ _csrf: token }), headers), 403);
  expect((await inside.open('/fr/accueil')).status).toBe(200);
});

test('the token of one browser is no good in another', async () => {
  const site = await freshSite();
  const [one, two] = [new Reader(site.origin), new Reader(site.origin)];
  await one.open('/fr/creation/code');
  await two.open('/fr/creation/code');
  const page = await two.post('/fr/creation/code', new URLSearchParams({ ...one.hidden(), code: 'no' }));
  expect(page.status).toBe(403);
});
