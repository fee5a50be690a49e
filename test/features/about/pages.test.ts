import { expect, test } from 'vitest';
import { languages, translator } from '../../../server/i18n.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';

const links = (page: ReadPage): string[] =>
  page.root.querySelectorAll('main a').map(link => link.getAttribute('href') ?? '');

test('the first page says in 4 pictures what a DMP is, and has two doors, one of them the main one', async () => {
  const site = await freshSite();
  for (const { code } of languages) {
    const page = await new Reader(site.origin).open(`/${code}/`);
    expect(page.status).toBe(200);
    expect(page.root.querySelectorAll('.strip .scene')).toHaveLength(4);
    expect(page.root.querySelectorAll('.strip li p')).toHaveLength(4);
    const [door, ...others] = page.root.querySelectorAll('.tile-main a');
    expect(door?.getAttribute('href')).toBe(`/${code}/creation`);
    expect(others).toEqual([]);
    for (const path of ['/connexion', '/comment-ca-marche', '/aide'])
      expect(links(page)).toContain(`/${code}${path}`);
  }
});

test('« Comment ça marche » has 10 numbered scenes, each with a heading and easy sentences, and its paper', async () => {
  const site = await freshSite();
  for (const { code } of languages) {
    const page = await new Reader(site.origin).open(`/${code}/comment-ca-marche`);
    const steps = page.root.querySelectorAll('ol.strip > li');
    expect(steps).toHaveLength(10);
    for (const step of steps) {
      expect(step.querySelectorAll('h2')).toHaveLength(1);
      expect(step.querySelector('p')?.text.trim()).not.toBe('');
      const use = step.querySelector('use')?.getAttribute('href') ?? '';
      expect((await fetch(site.origin + use.split('#')[0])).status).toBe(200);
    }
    expect(links(page)).toContain(`/${code}/comment-ca-marche.pdf`);
    expect(page.root.querySelectorAll('.word').length).toBeGreaterThan(3);
  }
});

test('« Les mots difficiles » has 40 words or more, in the alphabetical order of the language, each with an anchor', async () => {
  const site = await freshSite();
  for (const { code } of languages) {
    const page = await new Reader(site.origin).open(`/${code}/mots`);
    const terms = page.root.querySelectorAll('dt').map(term => term.text.trim().replaceAll('\u2060', ''));
    expect(terms.length).toBeGreaterThanOrEqual(40);
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms).toEqual(terms.toSorted(new Intl.Collator(code).compare));
    expect(page.root.querySelector('#mot-samu dt')?.text).toBe(translator(code)('words:list.samu.term'));
    expect(page.root.querySelectorAll('dd p').every(text => text.text.trim() !== '')).toBe(true);
  }
});

test('at least 40 pictures are shown with their names, and the scenes on a page of their own', async () => {
  const site = await freshSite();
  const pictures = await new Reader(site.origin).open('/fr/images');
  expect(pictures.root.querySelectorAll('.picture-grid li span').length).toBeGreaterThanOrEqual(40);
  const groups = links(pictures).filter(link => link.startsWith('/fr/images/scenes/'));
  let scenes = 0;
  for (const group of groups) {
    const page = await new Reader(site.origin).open(group);
    const items = page.root.querySelectorAll('.picture-grid li');
    for (const item of items) expect(item.text.trim()).not.toBe('');
    scenes += items.length;
  }
  expect(scenes).toBeGreaterThanOrEqual(42);
});
