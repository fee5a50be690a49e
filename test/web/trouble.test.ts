import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { expectProblem, expectSummaryLeadsToFields } from '../features/mistakes.ts';
import { askForCode, dominique, enterWithCode, verifyEmail } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, type TestSite } from '../support/site.ts';

const path = '/fr/creation/verification';

async function readyToFinish(site: TestSite): Promise<Reader> {
  const reader = new Reader(site.origin);
  await enterWithCode(reader, await askForCode(site, reader));
  await verifyEmail(site, reader);
  await reader.submit({ accept: 'yes' });
  return reader;
}

/** How many rows of everything that the last « Valider » writes. */
async function counts(site: TestSite): Promise<number[]> {
  const tables = [
    'record',
    'account',
    'record_grant',
    'contact',
    'terms_acceptance',
    'journal_entry',
    'outbox',
  ] as const;
  const found = tables.map(table => site.world.db.selectFrom(table).selectAll().execute());
  return (await Promise.all(found)).map(rows => rows.length);
}

/** Another process that holds the database. */
function lockOf(site: TestSite): { take(): void; release(): void } {
  const other = new Sqlite(join(site.world.dir, 'test.db'));
  onTestFinished(() => void other.close());
  return { take: () => void other.exec('begin exclusive'), release: () => void other.exec('rollback') };
}

test('while another process holds the database, a form asks to wait; then it works, once', async () => {
  const site = await freshSite();
  const reader = await readyToFinish(site);
  const before = await counts(site);
  const lock = lockOf(site);
  lock.take();
  const body = new URLSearchParams(reader.hidden());
  const page = await reader.post(path, body);
  expectProblem(page, 503);
  expect(Number(page.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await reader.open('/fr/')).status).toBe(200);
  lock.release();
  expect(await counts(site)).toEqual(before);
  const done = await reader.post(path, body);
  expect(done.url.pathname).toBe('/fr/creation/identifiants');
  expect((await counts(site))[0]).toBe((before[0] ?? 0) + 1);
});

test('a form is not shown when its session cannot be kept; pages that only read are', async () => {
  const site = await freshSite();
  const lock = lockOf(site);
  lock.take();
  const reader = new Reader(site.origin);
  expectProblem(await reader.open('/ar/creation/demande'), 503, 'ar');
  expect((await reader.open('/ar/creation')).status).toBe(200);
  lock.release();
  await reader.open('/ar/creation/demande');
  const page = await reader.submit({ number: dominique.number, 'number-again': dominique.number });
  expect(page.url.pathname).toBe('/ar/creation/demande/envoyee');
});

test('a page that is only read works for somebody signed in, though its use cannot be noted', async () => {
  const site = await freshSite();
  const reader = await readyToFinish(site);
  site.world.pass(5 * 60_000);
  const lock = lockOf(site);
  lock.take();
  const page = await reader.open(path);
  expect(page.status).toBe(200);
  expect(page.html.trim().endsWith('</html>')).toBe(true);
  lock.release();
});

test('a fault shows a number, and the log has the same one', async () => {
  const lines: string[] = [];
  const site = await freshSite({ logTo: { write: line => void lines.push(line) } });
  const reader = new Reader(site.origin);
  await reader.open('/ar/creation/demande');
  await site.world.db.schema.dropTable('creation_request').execute();
  const page = await reader.submit({ number: dominique.number, 'number-again': dominique.number });
  expectProblem(page, 500, 'ar');
  const shown = page.root.querySelector('main strong')?.text ?? '';
  expect(shown).toMatch(/^[A-Z2-9]{8}$/);
  const logged = lines.map(line => JSON.parse(line)).filter(line => line.request === shown);
  expect(logged.map(line => line.msg ?? line.status)).toEqual(expect.arrayContaining(['fault', 500]));
  expect(page.html).not.toMatch(/creation_request|SqliteError|\.ts/);
});

test('a form whose first sending is still under way says so after a while', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/code');
  const body = new URLSearchParams({ ...reader.hidden(), code: 'no' });
  await reader.post('/fr/creation/code', body);
  const claimed = { location: null, claimed_until: '2999-01-01T00:00:00.000Z' };
  await site.world.db.updateTable('submission').set(claimed).execute();
  expectProblem(await reader.post('/fr/creation/code', body), 409);
});

test('a mistake beside a field that is not one of the form leads to the form', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  site.world.pass(2 * 3_600_000);
  expectSummaryLeadsToFields(await reader.submit({ number: '1' }));
});
