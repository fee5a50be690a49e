import { expect, test } from 'vitest';
import { askForCode, createRecord, dominique, enterWithCode, verifyEmail } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectProblem } from '../mistakes.ts';
import { sendAnew } from '../people.ts';

const path = '/fr/creation/verification';

/** As far as the last « Valider ». */
async function readyToFinish(site: TestSite): Promise<{ reader: Reader; code: string }> {
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await enterWithCode(reader, code);
  await verifyEmail(site, reader);
  await reader.submit({ accept: 'yes' });
  return { reader, code };
}

async function countAccounts(site: TestSite): Promise<number> {
  return (await site.world.db.selectFrom('account').select('id').execute()).length;
}

const identifierOf = (page: ReadPage): string => page.root.querySelector('#identifier')?.text ?? '';

test('the last form sent twice at once, after reading it for a while, creates one record', async () => {
  const site = await freshSite();
  const { reader } = await readyToFinish(site);
  const before = await countAccounts(site);
  site.world.pass(5 * 60_000);
  const body = new URLSearchParams(reader.hidden());
  const pages = await Promise.all([
    reader.post(path, body),
    reader.post(path, body),
    reader.post(path, body),
  ]);
  expect(pages.map(page => page.url.pathname)).toEqual(Array(3).fill('/fr/creation/identifiants'));
  expect(new Set(pages.map(identifierOf)).size).toBe(1);
  expect(identifierOf(pages[0] ?? (await reader.open(path)))).toMatch(/^[a-z]{4}\d{4}$/);
  expect(await countAccounts(site)).toBe(before + 1);
});

test('the last form sent again later leads to the same page', async () => {
  const site = await freshSite();
  const { reader } = await readyToFinish(site);
  const body = new URLSearchParams(reader.hidden());
  const first = await reader.post(path, body);
  const second = await reader.post(path, body);
  expect(second.url.pathname).toBe(first.url.pathname);
  expect(identifierOf(second)).toBe(identifierOf(first));
  const told = (await site.messages()).map(({ kind }) => kind);
  expect(told.filter(kind => kind === 'record-created')).toHaveLength(1);
});

test('the last form sent from two tabs at once creates one record', async () => {
  const site = await freshSite();
  const { reader } = await readyToFinish(site);
  const before = await countAccounts(site);
  const bodies = [sendAnew(reader, {}), sendAnew(reader, {})].map(fields => new URLSearchParams(fields));
  const pages = await Promise.all(bodies.map(body => reader.post(path, body)));
  expect(await countAccounts(site)).toBe(before + 1);
  expect(pages.map(page => page.status)).not.toContain(500);
  expect(identifierOf(await reader.open('/fr/creation/identifiants'))).toMatch(/^[a-z]{4}\d{4}$/);
});

test('the same code in two browsers at once creates one record, and the other is told', async () => {
  const site = await freshSite();
  const { reader, code } = await readyToFinish(site);
  const other = new Reader(site.origin);
  await other.open('/fr/creation/mon-code');
  expect((await other.submit({ ...dominique, code })).url.pathname).toBe(path);
  await reader.open(path);
  const before = await countAccounts(site);
  const pages = await Promise.all([reader.submit(), other.submit()]);
  const ends = pages.map(page => (page.status === 410 ? 'over' : page.url.pathname));
  expect(ends.filter(end => end === '/fr/creation/identifiants')).toHaveLength(1);
  expect(ends.filter(end => end === 'over' || end === '/fr/creation/identifiants-perdus')).toHaveLength(1);
  expect(await countAccounts(site)).toBe(before + 1);
});

test('« je garde mon identifiant » sent twice is harmless; going back shows nothing', async () => {
  const site = await freshSite();
  const { reader } = await createRecord(site);
  const body = new URLSearchParams(reader.hidden());
  const kept = '/fr/creation/identifiants';
  expect((await reader.post(kept, body)).url.pathname).toBe('/fr/creation/fin');
  expect((await reader.post(kept, body)).url.pathname).toBe('/fr/creation/fin');
  expectProblem(await reader.open(kept), 410);
  expectProblem(await reader.open(`${kept}.pdf`), 410);
});

test('the identifiers are shown for 30 minutes, to this browser alone', async () => {
  const site = await freshSite();
  const { reader } = await createRecord(site);
  expectProblem(await new Reader(site.origin).open('/fr/creation/identifiants'), 410);
  site.world.pass(29 * 60_000);
  expect((await reader.open('/fr/creation/identifiants')).status).toBe(200);
  site.world.pass(60_000);
  expectProblem(await reader.open('/fr/creation/identifiants'), 410);
});

test('a request for a code sent twice, one after the other and at once, sends one message', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  const number = '2 79 03 51 215 189 89';
  const body = new URLSearchParams({ ...reader.hidden(), number, 'number-again': number });
  const send = () => reader.post('/fr/creation/demande', body);
  const pages = [...(await Promise.all([send(), send()])), await send()];
  expect(pages.map(page => page.url.pathname)).toEqual(Array(3).fill('/fr/creation/demande/envoyee'));
  expect(await site.messages()).toHaveLength(1);
});

test('a page about answers that changed in another tab is not carried out: it shows them again', async () => {
  const site = await freshSite();
  const { reader } = await readyToFinish(site);
  const stale = new URLSearchParams(reader.hidden());
  await reader.open('/fr/creation/contact');
  await reader.submit({ channel: 'sms' });
  const before = await countAccounts(site);
  const page = await reader.post(path, stale);
  expect(page.status).toBe(409);
  expect(page.mistakes).toEqual(['Cette page a changé depuis. Regardez encore avant de continuer.']);
  expect(await countAccounts(site)).toBe(before);
});
