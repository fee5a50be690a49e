import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean, expectProblem, says, words } from '../mistakes.ts';
import { anthony, claude, homeOf } from '../people.ts';

const minute = 60_000;

interface Answer {
  readonly left: number;
  readonly isWhole?: boolean;
  readonly whose?: string;
}

const ask = async (reader: Reader): Promise<Answer> =>
  JSON.parse((await reader.open('/fr/session/reste')).html);

const tokenOf = (page: ReadPage | undefined): string =>
  page?.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';

const goOn = (reader: Reader, token: string, headers = {}): Promise<ReadPage> =>
  reader.post('/fr/session/continuer', new URLSearchParams({ _csrf: token }), headers);

const visitOf = (page: ReadPage): Record<string, string | undefined> =>
  page.root.querySelector('#visit')?.attributes ?? {};

test('a signed-in page says until what hour it stays open, and how to go on', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await reader.open(await homeOf(reader));
  const shown = clean(home.root.querySelector('#visit-open')?.structuredText ?? '');
  // The world's clock began at 11 h in Paris.
  expect(shown).toMatch(/^Votre visite reste ouverte jusqu'à 11 h 1\d\. ?Je continue$/);
  const link = home.root.querySelector('#visit-open a')?.getAttribute('href') ?? '';
  site.world.pass(14 * minute);
  expect((await reader.open(link)).url.pathname).toBe(home.url.pathname);
  site.world.pass(14 * minute);
  expect((await reader.open(link)).status).toBe(200);
  expect((await reader.open('/fr/')).root.querySelector('#visit')).not.toBeNull();
  expect((await new Reader(site.origin).open('/fr/')).root.querySelector('#visit')).toBeNull();
});

test('« Je continue » on a page with a form keeps what was typed, and does nothing else', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  await reader.open(`${await homeOf(reader)}/urgence/professionnels`);
  site.world.pass(14 * minute);
  const button = reader.page?.root.querySelector('#visit-open button');
  expect([button?.getAttribute('form'), clean(button?.text ?? '')]).toEqual([
    'form',
    words('fr', 'visit:go-on'),
  ]);
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no' });
  body.set(button?.getAttribute('name') ?? '', button?.getAttribute('value') ?? '');
  const page = await reader.post(button?.getAttribute('formaction') ?? '', body);
  expect([page.status, page.value('answer'), page.mistakes]).toEqual([200, 'no', []]);
  expect(visitOf(page)['data-typed']).toBe('yes');
  site.world.pass(14 * minute);
  expect((await reader.submit()).url.pathname).toMatch(/urgence$/);
});

test('asking how long is left tells it, and does not make it longer', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const whose = visitOf(await reader.open(await homeOf(reader)))['data-whose'];
  for (let passed = 2; passed < 15; passed += 2) {
    site.world.pass(2 * minute);
    const { left, ...others } = await ask(reader);
    expect(Math.round(left / minute)).toBe(15 - passed);
    expect(others).toEqual({ isWhole: false, whose });
  }
  site.world.pass(minute + 1000);
  expect(await ask(reader)).toEqual({ left: 0 });
  expectProblem(await reader.open('/fr/accueil'), 'ended');
  expect(await ask(new Reader(site.origin))).toEqual({ left: 0 });
  expect(reader.page?.headers.get('Cache-Control')).toBe('no-store');
});

test('« Je continue » makes it longer, for every tab', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const token = tokenOf(await reader.open(await homeOf(reader)));
  for (let time = 0; time < 3; time += 1) {
    site.world.pass(13 * minute);
    expect(JSON.parse((await goOn(reader, token)).html).left).toBe(15 * minute);
    expect((await ask(reader)).left).toBe(15 * minute);
  }
  expect((await reader.open('/fr/accueil')).status).toBe(200);
});

test('it brings nothing back that has ended', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const token = tokenOf(await reader.open(await homeOf(reader)));
  site.world.pass(15 * minute + 1000);
  expect(JSON.parse((await goOn(reader, token)).html)).toEqual({ left: 0 });
  expectProblem(await reader.open('/fr/accueil'), 'ended');
});

test('neither another site nor a look at the address makes it longer', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const token = tokenOf(await reader.open(await homeOf(reader)));
  site.world.pass(13 * minute);
  expectProblem(await goOn(reader, token, { 'Sec-Fetch-Site': 'cross-site' }), 403);
  expectProblem(await goOn(reader, token, { Origin: 'https://elsewhere.example' }), 403);
  expect((await ask(reader)).left).toBeLessThan(3 * minute);
  expectProblem(await reader.open('/fr/session/continuer'), 404);
  expectProblem(await reader.open('/fr/session/fin'), 404);
});

test('at the end of the 8 hours there is no « Je continue », and nothing makes it longer', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  for (let passed = 0; passed < 470; passed += 10) {
    site.world.pass(10 * minute);
    await reader.open(home);
  }
  const page = await reader.open(home);
  expect(visitOf(page)['data-whole']).toBe('yes');
  expect(page.root.querySelector('#visit-open')?.structuredText).toContain('Finissez votre page avant.');
  expect(page.root.querySelectorAll('#visit-open a, #visit-open button')).toEqual([]);
  const token = tokenOf(page);
  const { left, isWhole } = JSON.parse((await goOn(reader, token)).html);
  expect(isWhole).toBe(true);
  expect(left).toBeLessThanOrEqual(10 * minute);
  site.world.pass(left + 1000);
  expect(await ask(reader)).toEqual({ left: 0 });
});

test('another person in the same browser is another visit, and the same person anew is not', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const first = (await ask(reader)).whose;
  const { reader: anew } = await signIn(site, anthony);
  expect((await ask(anew)).whose).toBe(first);
  const { reader: other } = await signIn(site, claude);
  const second = (await ask(other)).whose;
  expect(second).not.toBe(first);
  const accounts = await site.world.db.selectFrom('account').select('id').execute();
  for (const { id } of accounts) expect(id).not.toContain(first);
});

test('the page of the end carries out nothing and tells whether answers are kept', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  await reader.open(`${await homeOf(reader)}/urgence/professionnels`);
  const whose = visitOf(reader.page ?? (await reader.open('/fr/')))['data-whose'] ?? '';
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no', whose });
  const before = await site.world.db.selectFrom('emergency_choice').selectAll().execute();
  const early = await reader.post('/fr/session/fin', body, { 'HX-Request': 'true' });
  expect([early.status, early.html]).toEqual([204, '']);
  site.world.pass(16 * minute);
  const nothing = await reader.post('/fr/session/fin', new URLSearchParams({ whose }));
  expectProblem(nothing, 'ended');
  expect(says(nothing, 'visit:kept.title')).toBe(false);
  expect(says(await reader.post('/fr/session/fin', body), 'visit:kept.title')).toBe(true);
  expect(await site.world.db.selectFrom('emergency_choice').selectAll().execute()).toEqual(before);
});
