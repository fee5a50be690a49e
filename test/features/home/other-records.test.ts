import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectProblem } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

/** The ids in an address that look like one, and some that do not. */
async function otherIds(site: TestSite, own: string): Promise<string[]> {
  const rows = await site.world.db.selectFrom('record').select('id').where('id', '!=', own).execute();
  const strange = [
    'AAAAAAAAAAAAAAAAAAAAAA',
    'x',
    '1',
    `${own}x`,
    own.slice(1),
    'null',
    '%00',
    "'or'1'='1",
    '%F0%9F%90%A2',
  ];
  return [...rows.map(row => row.id), ...strange];
}

/** A page without what must differ between two visits: the address that was asked, the form's token. */
const plain = (page: ReadPage): string =>
  page.html
    .replace(/\/dmp\/[^"/]*/g, '/dmp/:id')
    .replace(/%2Fdmp%2F[^"]*/g, '%2Fdmp%2F:id')
    .replace(/name="_csrf" value="[^"]*"/g, '');

async function ask(reader: Reader, id: string, rest: string, method: 'GET' | 'POST'): Promise<ReadPage> {
  const path = `/fr/dmp/${id}${rest}`;
  if (method === 'GET') return reader.open(path);
  const token = reader.page?.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  return reader.post(path, new URLSearchParams({ _csrf: token, _submission: 'x', answer: 'no' }));
}

test.each([
  ['', 'GET'],
  ['/urgence', 'GET'],
  ['/urgence/professionnels', 'GET'],
  ['/urgence/professionnels', 'POST'],
] as const)('records of others and records of nobody are the same 404: %s %s', async (rest, method) => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const own = (await homeOf(reader)).split('/').at(-1) ?? '';
  const before = await site.world.db.selectFrom('emergency_choice').selectAll().execute();
  const pages = new Set<string>();
  const headers = new Set<string>();
  for (const id of await otherIds(site, own)) {
    const page = await ask(reader, id, rest, method);
    expectProblem(page, 404);
    pages.add(plain(page));
    const told = [...page.headers].filter(([name]) => !['etag', 'content-length', 'date'].includes(name));
    headers.add(JSON.stringify(told));
  }
  expect(pages.size).toBe(1);
  expect(headers.size).toBe(1);
  expect(await site.world.db.selectFrom('emergency_choice').selectAll().execute()).toEqual(before);
});

test('a grant that has ended and a record that is closed are the same 404', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const own = home.split('/').at(-1) ?? '';
  const { db } = site.world;
  const unknown = plain(await reader.open('/fr/dmp/AAAAAAAAAAAAAAAAAAAAAA'));
  const until = '2026-03-01T00:00:00.000Z';
  await db.updateTable('record_grant').set({ valid_until: until }).where('record_id', '=', own).execute();
  expect(plain(await reader.open(home))).toBe(unknown);
  await db.updateTable('record_grant').set({ valid_until: null }).where('record_id', '=', own).execute();
  expect((await reader.open(home)).status).toBe(200);
  await db.updateTable('record').set({ status: 'closed' }).where('id', '=', own).execute();
  expect(plain(await reader.open(home))).toBe(unknown);
});
