import { expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import { askForCode, enterWithCode, signIn } from '../../support/journeys.ts';
import { enterOperator, entriesOf, makeOperator, operatorAtWork } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { expectProblem, words } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

test('an operator’s visit opens no record, and one browser is never both', async () => {
  const site = await freshSite();
  const { reader: patient } = await signIn(site, anthony);
  const home = await homeOf(patient);
  const { reader, who } = await operatorAtWork(site);
  for (const path of ['/fr/accueil', '/fr/sans-dossier', home])
    expect((await reader.open(path)).url.pathname).toBe('/fr/connexion');

  const before = new Map(patient.cookies);
  const inBoth = await enterOperator(site, patient, who);
  expect(inBoth.url.pathname).toBe('/fr/operateur/accueil');
  expect((await patient.open(home)).url.pathname).toBe('/fr/connexion');
  const old = new Reader(site.origin);
  for (const [name, value] of before) old.cookies.set(name, value);
  expectProblem(await old.open(home), 'ended');
});

test('signing in as a patient ends the operator’s visit in that browser, and the journal says so', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  const before = new Map(reader.cookies);
  await reader.open('/fr/connexion');
  await reader.submit({ identifier: anthony.identifier, password: anthony.password });
  await reader.submit({ channel: 'email' });
  await reader.submit({ code: await newestCode(site) });
  expect((await reader.open('/fr/accueil')).url.pathname).toMatch(/^\/fr\/dmp\//);
  expectProblem(await reader.open('/fr/operateur/accueil'), 404);
  const out = (await entriesOf(site.world)).filter(({ verb }) => verb === 'operator.signed-out');
  expect(out).toHaveLength(1);
  const thief = new Reader(site.origin);
  for (const [name, value] of before) thief.cookies.set(name, value);
  expect((await thief.open('/fr/operateur/accueil')).url.pathname).toBe('/fr/operateur');
});

test('signing in as an operator ends the patient’s visit, and the record’s journal says so once', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const record = (await homeOf(reader)).split('/').at(-1) ?? '';
  await enterOperator(site, reader, await makeOperator(site.world));
  const verbs = (await entriesOf(site.world, record)).map(({ verb }) => verb);
  expect(verbs.filter(verb => verb === 'sign-out')).toHaveLength(1);
});

test('proving identity with a creation code ends an operator’s visit too, with its entry', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  await enterWithCode(reader, await askForCode(site, new Reader(site.origin)));
  expectProblem(await reader.open('/fr/operateur/accueil'), 404);
  expect((await entriesOf(site.world)).map(({ verb }) => verb)).toContain('operator.signed-out');
});

test('« Je quitte vite » ends an operator’s visit, with its entry', async () => {
  const site = await freshSite({ env: { QUICK_EXIT_URL: 'https://temps.example/' } });
  const { reader, page } = await operatorAtWork(site);
  const form = page.root.querySelector('form.leave');
  const token = form?.querySelector('[name="_csrf"]')?.getAttribute('value') ?? '';
  const body = new URLSearchParams({ _csrf: token, script: 'yes' });
  expect((await reader.post(form?.getAttribute('action') ?? '', body)).status).toBe(204);
  expect((await entriesOf(site.world)).at(-1)?.verb).toBe('operator.signed-out');
  // The browser has let go of the cookie too: it is nobody's any more, not even that of a visit that ended.
  expectProblem(await reader.open('/fr/operateur/accueil'), 404);
});

test('an operator’s page says until when it stays open, is warned, goes on, and ends at its own way in', async () => {
  const site = await freshSite();
  const { reader, page } = await operatorAtWork(site);
  const visit = page.root.querySelector('#visit')?.attributes ?? {};
  expect(page.root.querySelector('#visit-open a')?.getAttribute('href')).toBe('/fr/operateur/accueil');
  site.world.pass(13 * minute);
  const asked = JSON.parse((await reader.open(visit['data-ask'] ?? '')).html);
  expect(asked).toMatchObject({ whose: visit['data-whose'], isWhole: false });
  expect(asked.left).toBeLessThan(3 * minute);
  const token = page.root.querySelector('[name="_csrf"]')?.getAttribute('value') ?? '';
  const body = new URLSearchParams({ _csrf: token });
  const renewed = JSON.parse((await reader.post(visit['data-go-on'] ?? '', body)).html);
  expect(renewed.left).toBe(15 * minute);
  const whose = new URLSearchParams({ whose: visit['data-whose'] ?? '', _csrf: token });
  expect((await reader.post(visit['data-end'] ?? '', whose)).status).toBe(204);
  site.world.pass(16 * minute);
  const ended = await reader.post(visit['data-end'] ?? '', whose);
  expect([ended.status, ended.heading]).toEqual([403, words('fr', 'common:problem.ended.title')]);
  expect(ended.root.querySelector('main a.button')?.getAttribute('href')).toBe('/fr/operateur');
});

test('a visit ends after 15 minutes without a request, after 8 hours, and by the button', async () => {
  const site = await freshSite();
  const { reader, who } = await operatorAtWork(site);
  site.world.pass(16 * minute);
  for (const page of ['courrier', 'nowhere']) {
    const late = new Reader(site.origin);
    for (const [name, value] of reader.cookies) late.cookies.set(name, value);
    expect((await late.open(`/fr/operateur/${page}`)).url.pathname).toBe('/fr/operateur');
  }

  const again = new Reader(site.origin);
  await enterOperator(site, again, who);
  for (let spent = 0; spent < 8 * 60; spent += 10) {
    expect((await again.open('/fr/operateur/accueil')).url.pathname).toBe('/fr/operateur/accueil');
    site.world.pass(10 * minute);
  }
  expect((await again.open('/fr/operateur/accueil')).url.pathname).toBe('/fr/operateur');

  const last = new Reader(site.origin);
  const page = await enterOperator(site, last, who);
  const kept = new Map(last.cookies);
  const token = page.root.querySelector('.sign-out input')?.getAttribute('value') ?? '';
  const out = await last.post('/fr/operateur/sortie', new URLSearchParams({ _csrf: token }));
  expect(out.url.pathname).toBe('/fr/operateur');
  const thief = new Reader(site.origin);
  for (const [name, value] of kept) thief.cookies.set(name, value);
  expect((await thief.open('/fr/operateur/accueil')).url.pathname).toBe('/fr/operateur');
  expect((await entriesOf(site.world)).at(-1)?.verb).toBe('operator.signed-out');
});
