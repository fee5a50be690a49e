import { expect, test } from 'vitest';
import { emergencyDoctor, told } from '../../support/history.ts';
import { signIn } from '../../support/journeys.ts';
import { entriesOf } from '../../support/operators.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, claude } from '../people.ts';

async function searching(search: Record<string, string> = { person: emergencyDoctor }) {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const path = `${page.url.pathname}/historique/chercher`;
  await reader.open(path);
  const found = await reader.submit(search);
  const keep = (act: string) =>
    reader.post(`${path}/garder`, new URLSearchParams({ ...reader.hidden(), act }));
  return { site, reader, path, found, keep, recordId: path.split('/')[3] ?? '' };
}

test('the table of a search holds exactly what was found, and is in the journal', async () => {
  const { site, found, keep, recordId } = await searching();
  expect(told(found)).toHaveLength(5);
  const rows = (await keep('table')).html.split('\r\n').filter(row => row !== '');
  expect(rows).toHaveLength(1 + 5);
  expect(rows.slice(1).every(row => row.includes('Karim VITALIS'))).toBe(true);
  expect((await entriesOf(site.world, recordId)).at(-1)?.verb).toBe('history.exported');
});

test('the paper of a search holds exactly what was found, says what was asked for, and is in the journal', async () => {
  const { site, path, keep, recordId } = await searching({ person: emergencyDoctor, act: 'emergency' });
  const paper = await keep('print');
  expect(paper.url.pathname).toBe(`${path}/papier`);
  expect(told(paper)).toHaveLength(1);
  expect(paper.text()).toMatch(/La personne ?VITALIS Karim/);
  expect(paper.text()).toMatch(/L'action ?Ouvrir en urgence/);
  expect(paper.root.querySelectorAll('main a[href*="signaler"]')).toEqual([]);
  expect((await entriesOf(site.world, recordId)).at(-1)?.verb).toBe('history.printed');
});

test('days are those that were asked for, on paper and in the table', async () => {
  const days = { 'from-day': '22', 'from-month': '2', 'from-year': '2026' };
  const to = { 'to-day': '22', 'to-month': '2', 'to-year': '2026' };
  const { keep, reader, path, found } = await searching({ act: 'read', ...days, ...to });
  const count = told(found).length;
  expect(count).toBeGreaterThan(0);
  const rows = (await keep('table')).html.split('\r\n').slice(1, -1);
  expect(rows).toHaveLength(count);
  expect(rows.every(row => row.startsWith('2026-02-22;'))).toBe(true);
  expect((await reader.open(`${path}/papier`)).text()).toMatch(/À partir de ce jour ?22 février 2026/);
});

test('without a search there is nothing to keep, and nobody keeps what another one found', async () => {
  const { site, reader, path, found } = await searching();
  const other = await signIn(site, claude);
  const own = `${other.page.url.pathname}/historique/chercher`;
  expect((await other.reader.open(`${own}/papier`)).status).toBe(404);
  for (const rest of ['', '/papier', '/garder'])
    expect((await other.reader.open(`${path}${rest}`)).status, rest).toBe(404);
  const stolen = await fetch(new URL(`${path}/garder`, site.origin), {
    method: 'POST',
    headers: { Cookie: reader.cookie, Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' },
    body: new URLSearchParams({ act: 'table' }),
  });
  expect(stolen.status).toBe(403);
  expect(found.root.querySelectorAll(`form[action="${path}/garder"] button`)).toHaveLength(2);
});
