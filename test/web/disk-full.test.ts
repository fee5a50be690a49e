import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { nirKey } from '../../server/registries/nir.ts';
import { expectProblem } from '../features/mistakes.ts';
import { sendAnew } from '../features/people.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, type TestSite } from '../support/site.ts';

/** Leaves no page of the database file for a new row. */
async function fillDisk({ world: { db } }: TestSite): Promise<void> {
  await sql`pragma max_page_count = 1`.execute(db);
  for (const size of [3000, 300, 30]) {
    for (let name = 0; name < 100_000; name += 1) {
      const row = { name: `${size}/${name}`, value: 'x'.repeat(size) };
      const full = await db
        .insertInto('meta')
        .values(row)
        .execute()
        .then(
          () => false,
          () => true,
        );
      if (full) break;
    }
  }
}

test('with a full disk a form asks to wait, and nothing is half-written; then it works', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  await fillDisk(site);
  let asked = 0;
  let body = new URLSearchParams();
  const send = async () => {
    const body13 = `1800175056${String(100 + asked).padStart(3, '0')}`;
    const number = body13 + nirKey(body13);
    body = new URLSearchParams(sendAnew(reader, { number, 'number-again': number }));
    const page = await reader.post('/fr/creation/demande', body);
    if (page.status === 200) asked += 1;
    site.world.pass(3 * 60_000);
    await reader.open('/fr/creation/demande');
    return page;
  };
  let page = await send();
  while (page.status === 200 && asked < 500) page = await send();
  expectProblem(page, 503);
  expect(await requests(site)).toEqual([asked, asked]);
  await sql`pragma max_page_count = 1073741823`.execute(site.world.db);
  const done = await reader.post('/fr/creation/demande', body);
  expect(done.url.pathname).toBe('/fr/creation/demande/envoyee');
  expect(await requests(site)).toEqual([asked + 1, asked + 1]);
});

/** How many codes were asked for, by the requests that wait and by the journal. */
async function requests({ world: { db } }: TestSite): Promise<number[]> {
  const waiting = await db.selectFrom('creation_request').select('id').execute();
  const verb = 'creation-code.requested';
  const traced = await db.selectFrom('journal_entry').select('seq').where('verb', '=', verb).execute();
  return [waiting.length, traced.length];
}
