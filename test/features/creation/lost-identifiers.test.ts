import { expect, test } from 'vitest';
import { newestRefusal, prove, refuse } from '../../support/creation.ts';
import { askForCode, enterWithCode, signIn, verifyEmail } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';

const day = 24 * 3_600_000;
const lostPath = '/fr/creation/identifiants-perdus';
const shownOn = (page: ReadPage) => {
  const text = (id: string): string => page.root.querySelector(`#${id}`)?.text.trim() ?? '';
  return { identifier: text('identifier'), password: text('password') };
};

async function create(site: TestSite) {
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await enterWithCode(reader, code);
  await verifyEmail(site, reader);
  await reader.submit({ accept: 'yes' });
  return { reader, code, ...shownOn(await reader.submit()) };
}

async function replace(site: TestSite, code: string): Promise<{ reader: Reader; page: ReadPage }> {
  const reader = new Reader(site.origin);
  expect((await prove(site, { code }, reader)).url.pathname).toBe(lostPath);
  return { reader, page: await reader.submit() };
}

test('before the first sign-in the code that was used gives new identifiers; the old ones die', async () => {
  const site = await freshSite();
  const old = await create(site);
  const { reader, page } = await replace(site, old.code);
  expect(page.url.pathname).toBe('/fr/creation/identifiants');
  expect(says(page, 'creation:identifiers.lead-replaced')).toBe(true);
  const fresh = shownOn(page);
  expect(fresh.identifier).toMatch(/^[a-z]{4}\d{4}$/);
  expect(fresh.identifier).not.toBe(old.identifier);
  // The browser where the first ones were shown neither sees nor wipes the new ones.
  expectProblem(await old.reader.open('/fr/creation/identifiants'), 410);
  expect((await reader.open('/fr/creation/identifiants')).status).toBe(200);
  const end = await reader.submit();
  expect(says(end, 'creation:replaced.text')).toBe(true);
  expect((await signIn(site, fresh)).page.url.pathname).toBe('/fr/premiere-connexion/telephone');
  await reader.open('/fr/connexion');
  const refused = await reader.submit({ identifier: old.identifier, password: old.password });
  expectMistake(refused, { field: 'identifier', key: 'sign-in:password.wrong' });
});

test('the act is told without the identifiers, traced, and can be refused', async () => {
  const site = await freshSite();
  const { code } = await create(site);
  const { page } = await replace(site, code);
  const fresh = shownOn(page);
  const told = (await site.messages()).find(({ kind }) => kind === 'credentials-replaced');
  expect(told).toMatchObject({ channel: 'email', to: 'dominique.pattrois@example.org' });
  expect(told?.text).not.toContain(fresh.identifier);
  expect(told?.text).not.toContain(fresh.password);
  const verbs = await site.world.db.selectFrom('journal_entry').select('verb').execute();
  expect(verbs.map(({ verb }) => verb)).toContain('credentials.replaced');
  await refuse(site, await newestRefusal(site));
  expectMistake(await prove(site, { code }), { field: 'code', key: 'creation:code.wrong' });
});

test('an initial password of more than 30 days is replaced the same way', async () => {
  const site = await freshSite();
  const old = await create(site);
  site.world.pass(31 * day);
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  const late = await reader.submit({ identifier: old.identifier, password: old.password });
  expectMistake(late, { field: 'identifier', key: 'sign-in:password.expired' });
  const { page } = await replace(site, old.code);
  expect((await signIn(site, shownOn(page))).page.status).toBe(200);
});

test('once the first sign-in is done, the code opens nothing of the kind, not even on a page left open', async () => {
  const site = await freshSite();
  const { code, identifier, password } = await create(site);
  const open = new Reader(site.origin);
  await prove(site, { code }, open);
  const { reader } = await signIn(site, { identifier, password });
  await reader.submit({ phone: '06 39 98 00 12' });
  await reader.submit({ code: await newestCode(site) });
  await reader.submit({ password: 'lampe tortue papier citron violet' });
  expectProblem(await open.submit(), 410);
  expect((await prove(site, { code })).url.pathname).toBe('/fr/creation/deja-un-dmp');
});

test('sessions that the old identifiers opened end', async () => {
  const site = await freshSite();
  const { code, identifier, password } = await create(site);
  const { reader } = await signIn(site, { identifier, password });
  await replace(site, code);
  expectProblem(await reader.open('/fr/accueil'), 'ended');
});

test('3 times a day, wrong tries are limited as for any code, and a form sent twice is carried out once', async () => {
  const site = await freshSite();
  const { code } = await create(site);
  const twice = new Reader(site.origin);
  await prove(site, { code }, twice);
  const form = new URLSearchParams(twice.hidden());
  const first = await twice.post(lostPath, form);
  const second = await twice.post(lostPath, form);
  expect(second.url.pathname).toBe('/fr/creation/identifiants');
  expect(shownOn(second)).toEqual(shownOn(first));
  for (let time = 0; time < 2; time += 1) await replace(site, code);
  const { page } = await replace(site, code);
  expectMistake(page, { field: '', key: 'creation:lost.too-many' });
  site.world.pass(60 * day);
  expectMistake(await prove(site, { code }), { field: 'code', key: 'creation:code.wrong' });
});
