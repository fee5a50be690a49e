import { expect, test } from 'vitest';
import { askForCode, dominique, enterWithCode, signIn, verifyEmail } from '../support/journeys.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';
import { clean, expectProblem, expectSummaryLeadsToFields, says, words } from './mistakes.ts';
import { anthony, zoe } from './people.ts';

const hour = 3_600_000;

/** The form comes back with what was typed, a notice, and the title of a mistake; nothing was done. */
function expectStale(page: ReadPage, kept: Record<string, string>, language = 'fr'): void {
  expect(page.status).toBe(403);
  expect(page.mistakes.map(clean)).toEqual([words(language, 'common:error.stale')]);
  expect(page.title).toContain(words(language, 'common:error-title', { title: '' }).trim());
  expectSummaryLeadsToFields(page);
  for (const [name, value] of Object.entries(kept)) expect(page.value(name), name).toBe(value);
}

test.each(['fr', 'ar'])(
  'a form that stayed open too long comes back as it was typed, in %s',
  async language => {
    const site = await freshSite();
    const reader = new Reader(site.origin);
    await reader.open(`/${language}/creation/demande`);
    site.world.pass(hour + 1000);
    const typed = { number: dominique.number, 'number-again': '2 79' };
    expectStale(await reader.submit(typed), typed, language);
    const page = await reader.submit({ 'number-again': dominique.number });
    expect(page.url.pathname).toBe(`/${language}/creation/demande/envoyee`);
  },
);

test('the page of the code and the page of signing in come back too, without the password', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await reader.open('/fr/creation/mon-code');
  site.world.pass(hour + 1000);
  expectStale(await reader.submit({ ...dominique, code }), { ...dominique, code });
  expect((await reader.submit()).url.pathname).toBe('/fr/creation/identite');
  await reader.open('/fr/connexion');
  site.world.pass(hour + 1000);
  const page = await reader.submit({ identifier: anthony.identifier, password: anthony.password });
  expectStale(page, { identifier: anthony.identifier });
  expect(page.html).not.toContain(anthony.password);
  expect((await reader.submit({ password: anthony.password })).url.pathname).toBe('/fr/connexion/envoi');
});

test('a creation that was left goes on where it was, once the code is given again', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  await enterWithCode(reader, code);
  await verifyEmail(site, reader);
  site.world.pass(hour + 1000);
  const page = await reader.submit({ accept: 'yes' });
  expect([page.status, page.url.pathname]).toEqual([200, '/fr/creation/mon-code']);
  await reader.submit({ ...dominique, code });
  expect((await reader.open('/fr/creation/verification')).url.pathname).toBe('/fr/creation/conditions');
  await reader.submit({ accept: 'yes' });
  expect(reader.page?.text()).toContain('dominique@example.org');
  expect((await reader.submit()).url.pathname).toBe('/fr/creation/identifiants');
});

test('an answer given after the session has ended leads to signing in, and changes nothing', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  site.world.pass(16 * 60_000);
  const before = await site.world.db.selectFrom('contact').selectAll().execute();
  const page = await reader.submit({ email: 'zoe@example.org' });
  expectProblem(page, 'ended');
  expect(says(page, 'common:problem.sign-in')).toBe(true);
  expect(await site.world.db.selectFrom('contact').selectAll().execute()).toEqual(before);
  const again = await signIn(site, { ...zoe, channel: 'sms' });
  expect(again.page.url.pathname).toBe('/fr/premiere-connexion/email');
});

test('a form that was open before signing out is not carried out', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = reader.page?.url.pathname;
  await reader.open(`${home}/urgence/professionnels`);
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no' });
  const before = await site.world.db.selectFrom('emergency_choice').selectAll().execute();
  await reader.post('/fr/deconnexion', new URLSearchParams({ _csrf: body.get('_csrf') ?? '' }));
  expectProblem(await reader.post(`${home}/urgence/professionnels`, body), 'ended');
  expect(await site.world.db.selectFrom('emergency_choice').selectAll().execute()).toEqual(before);
});

test('somebody who signs in anew in another tab can still send the form of the first one', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = reader.page?.url.pathname;
  await reader.open(`${home}/urgence/professionnels`);
  const old = reader.hidden();
  site.world.pass(16 * 60_000);
  const { reader: anew } = await signIn(site, anthony);
  const page = await anew.post(
    `${home}/urgence/professionnels`,
    new URLSearchParams({ ...old, answer: 'no' }),
  );
  expectStale(page, { answer: 'no' });
  expect((await anew.submit()).status).toBe(200);
});
