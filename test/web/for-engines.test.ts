import { expect, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { anthony, homeOf } from '../features/people.ts';
import { signIn } from '../support/journeys.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { freshSite, type TestSite } from '../support/site.ts';

const env = { PUBLIC_URL: 'http://dmp.example.org' };
const canonical = (page: ReadPage) => page.root.querySelector('link[rel=canonical]')?.getAttribute('href');
const robotsOf = (page: ReadPage) => page.root.querySelector('meta[name=robots]')?.getAttribute('content');

/** The addresses of sitemap.xml. */
async function mapped(site: TestSite): Promise<string[]> {
  const xml = await (await fetch(`${site.origin}/sitemap.xml`)).text();
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
}

test('each page of the map answers, in every language, with its own address, description and other languages', async () => {
  const site = await freshSite({ env });
  const addresses = await mapped(site);
  expect(addresses).toContain('http://dmp.example.org/ar/comment-ca-marche');
  expect(addresses.length % languages.length).toBe(0);
  const reader = new Reader(site.origin);
  const descriptions = new Set<string>();
  for (const address of addresses) {
    const page = await reader.open(new URL(address).pathname);
    expect(page.status, address).toBe(200);
    expect(canonical(page)).toBe(address);
    expect(robotsOf(page)).toBeUndefined();
    const others = page.root
      .querySelectorAll('link[rel=alternate]')
      .map(link => link.getAttribute('hreflang'));
    expect(others).toEqual([...languages.map(({ code }) => code), 'x-default']);
    for (const link of page.root.querySelectorAll('link[rel=alternate]'))
      expect(addresses).toContain(link.getAttribute('href'));
    const description = page.root.querySelector('meta[name=description]')?.getAttribute('content') ?? '';
    expect(description.length, address).toBeGreaterThan(20);
    descriptions.add(description);
  }
  expect(descriptions.size).toBeGreaterThan(addresses.length / 2);
});

test('the name of another site in a header changes no address', async () => {
  const site = await freshSite({ env });
  for (const path of ['/fr/', '/fr/aide?x="><script>', '/robots.txt', '/sitemap.xml']) {
    const answer = await fetch(site.origin + path, {
      headers: { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
    });
    const text = await answer.text();
    expect(text).toContain('http://dmp.example.org');
    expect(text).not.toMatch(/evil\.example|<script>/);
  }
});

test('a page of one person, of a mistake or of the demo is told to nobody', async () => {
  const site = await freshSite({ env });
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/code');
  const pages = [await reader.submit({}), await reader.open('/fr/rien'), await reader.open('/fr/demo')];
  const { reader: inside } = await signIn(site, anthony);
  pages.push(await inside.open(await homeOf(inside)), await inside.open('/fr/aide'));
  for (const page of pages) {
    expect(robotsOf(page), page.url.pathname).toBe('noindex');
    expect(canonical(page)).toBeUndefined();
  }
  const addresses = await mapped(site);
  expect(addresses.join(' ')).not.toMatch(/connexion|demo|dmp\/|accueil|au-revoir|\.pdf/);
});

test('robots.txt names the map, and what is mounted elsewhere names its own', async () => {
  const site = await freshSite({ env });
  const answer = await fetch(`${site.origin}/robots.txt`);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/);
  const text = await answer.text();
  expect(text).toContain('Sitemap: http://dmp.example.org/sitemap.xml');
  expect(text).toContain('Disallow: /*/demo');
});
