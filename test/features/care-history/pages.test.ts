import { expect, test } from 'vitest';
import type { NewCareLine } from '../../../server/record/care-history.ts';
import type { ReadPage } from '../../support/reader.ts';
import { clean, expectProblem } from '../mistakes.ts';
import { inside, visit } from './steps.ts';

/** Visits one after the other, 3 a day from the 28th of February on, to 5 doctors in turn. */
const visits = (count: number): NewCareLine[] =>
  Array.from({ length: count }, (_, at) => ({
    ...visit,
    day: new Date(Date.UTC(2026, 1, 28 - Math.floor(at / 3))).toISOString().slice(0, 10),
    ...{ carer: `Dr ${'ABCDE'[at % 5]}`, what: `Soin ${at}` },
  }));

const headings = (page: ReadPage) => page.root.querySelectorAll('main h2').map(one => clean(one.text));
const said = (page: ReadPage) => page.root.querySelectorAll('.care .hint').map(one => clean(one.text));
const linkOf = (page: ReadPage, selector: string) =>
  page.root.querySelector(selector)?.getAttribute('href') ?? '';

test.each(['', '/par-soignant'])('100 lines are 3 pages, each line once, in %s', async rest => {
  const { reader, home } = await inside(...visits(100));
  let page = await reader.open(`${home}/soins${rest}`);
  const seen = said(page);
  expect(page.root.querySelector('.pager a[rel="prev"]')).toBeNull();
  for (const number of [2, 3]) {
    page = await reader.open(linkOf(page, '.pager a[rel="next"]'));
    expect(page.url.pathname).toBe(`${home}/soins${rest}/page/${number}`);
    expect(clean(page.text())).toContain(`Page ${number}`);
    seen.push(...said(page));
  }
  expect(page.root.querySelector('.pager a[rel="next"]')).toBeNull();
  const whats = seen.filter(text => text.startsWith('Soin :'));
  expect(whats).toHaveLength(100);
  expect(new Set(whats).size).toBe(100);
  expect(linkOf(page, '.pager a[rel="prev"]')).toBe(`${home}/soins${rest}/page/2`);
});

test('a month, or a carer, is chosen from a list, and its lines are where the link leads', async () => {
  const { reader, home } = await inside(...visits(200));
  for (const [rest, chosen] of [
    ['', 'janvier 2026'],
    ['/par-soignant', 'Dr D'],
  ]) {
    const page = await reader.open(`${home}/soins${rest}`);
    const link = page.root.querySelectorAll('.care-jump a').find(one => clean(one.text) === chosen);
    const [path = '', id = ''] = (link?.getAttribute('href') ?? '').split('#');
    const there = await reader.open(path);
    expect(clean(there.root.querySelector(`#${id}`)?.text ?? '')).toBe(chosen);
  }
});

test('a month that goes on has its name on the next page too', async () => {
  const { reader, home } = await inside(...visits(60));
  expect(headings(await reader.open(`${home}/soins`))).toEqual(['février 2026']);
  expect(headings(await reader.open(`${home}/soins/page/2`))).toEqual(['février 2026']);
});

test('few lines have no list of months and no pages; a page that is not there is none', async () => {
  const { reader, home } = await inside(...visits(40));
  const page = await reader.open(`${home}/soins`);
  expect(page.root.querySelector('.care-jump, .pager')).toBeNull();
  for (const rest of [
    'page/2',
    'page/0',
    'page/x',
    'page/1e9',
    'par-soignant/page/2',
    'par-soignant/page/-1',
  ])
    expectProblem(await reader.open(`${home}/soins/${rest}`), 404);
});

test('a page of 3,000 lines is as light as one of 40', async () => {
  const { reader, home } = await inside(
    ...visits(2_000).filter(({ day }) => day >= '2024-04-01'),
    ...visits(1_000).map(one => ({ ...one, what: `${one.what} bis` })),
  );
  for (const rest of ['', '/page/20', '/par-soignant', '/par-soignant/page/20']) {
    const page = await reader.open(`${home}/soins${rest}`);
    expect(page.html.length).toBeLessThan(60_000);
  }
});
