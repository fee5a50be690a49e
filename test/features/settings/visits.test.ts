import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { anthony, claude } from '../people.ts';
import { countVerb, inside } from './steps.ts';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Signs in with a browser that says what it is. */
async function insideWith(site: TestSite, userAgent: string, who = anthony): Promise<Reader> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  await reader.submit({ identifier: who.identifier, password: who.password });
  if (reader.page?.url.pathname.endsWith('/envoi')) await reader.submit({ channel: 'email' });
  const body = new URLSearchParams({ ...reader.hidden(), code: await newestCode(site) });
  await reader.post('/fr/connexion/code', body, { 'User-Agent': userAgent });
  return reader;
}

test('open visits are listed with device and time, this one marked, and no place is made up', async () => {
  const site = await freshSite();
  await insideWith(site, firefox);
  site.world.pass(5 * 60_000);
  const reader = await insideWith(site, 'curl/8');
  const page = await reader.open('/fr/compte/visites');
  const items = page.root.querySelectorAll('.visits li').map(item => item.text.replace(/\s+/g, ' '));
  expect(items).toHaveLength(2);
  expect(items[0]).toContain("C'est cette visite");
  expect(items[0]).toContain('Un navigateur');
  expect(items[1]).toContain('Firefox sur Windows');
  expect(items[1]).toMatch(/3 mars 2026 à 11.h.\d\d/);
  expect(says(page, 'settings:visits.place')).toBe(true);
  expect(page.root.querySelectorAll('.visits button')).toHaveLength(1);
});

test('a visit that is ended is dead at its next request, the others live', async () => {
  const site = await freshSite();
  const one = await insideWith(site, firefox);
  const two = await insideWith(site, firefox);
  const reader = await inside(site);
  const page = await reader.open('/fr/compte/visites');
  const ends = page.root.querySelectorAll('.visits button').map(item => item.getAttribute('value') ?? '');
  expect(ends).toHaveLength(2);
  const after = await reader.submit({}, { name: 'end', value: ends[1] ?? '' });
  expect(says(after, 'settings:done.visits')).toBe(true);
  const alive = [await one.open('/fr/compte'), await two.open('/fr/compte')].map(({ status }) => status);
  expect(alive.sort()).toEqual([200, 403]);
  await reader.submit({}, { name: 'end', value: 'others' });
  for (const ended of [one, two]) expectProblem(await ended.open('/fr/compte'), 'ended');
  expect((await reader.open('/fr/compte')).status).toBe(200);
  expect(await countVerb(site, 'session.ended')).toBe(2);
});

test('nobody ends the visit of somebody else, nor one that is not there', async () => {
  const site = await freshSite();
  const theirs = await insideWith(site, firefox, claude);
  const reader = await inside(site);
  await reader.open('/fr/compte/visites');
  const rows = await site.world.db.selectFrom('session').selectAll().execute();
  for (const { id } of rows.filter(row => row.account_id !== null)) {
    await reader.submit({}, { name: 'end', value: id });
    await reader.open('/fr/compte/visites');
  }
  await reader.submit({}, { name: 'end', value: "' or 1=1 --" });
  expect((await theirs.open('/fr/compte')).status).toBe(200);
  expect((await reader.open('/fr/compte')).status).toBe(200);
});
