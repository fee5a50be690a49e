import { expect, test } from 'vitest';
import { correct, newestRefusal, prove, refuse, verifyPhone } from '../../support/creation.ts';
import { askForCode, createRecord, verifyEmail } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem } from '../mistakes.ts';
import { ruth } from '../people.ts';

const day = 24 * 3_600_000;
const wrong = { field: 'code', key: 'creation:code.wrong' };

async function notices(site: TestSite) {
  return (await site.messages()).filter(({ kind }) => kind === 'creation-under-way');
}

/** Somebody who holds the code, as far as the contact that was verified. */
async function begin(site: TestSite, wait = 0): Promise<{ reader: Reader; code: string; page: ReadPage }> {
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  site.world.pass(wait);
  await prove(site, { code }, reader);
  await reader.submit({ me: 'yes' });
  return { reader, code, page: await verifyPhone(site, reader) };
}

test('the e-mail that the insurer knows is told once, in the person’s own language, without a link', async () => {
  const site = await freshSite();
  await correct(site, { language: 'ar' });
  const { reader } = await begin(site);
  const [notice, ...more] = await notices(site);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ channel: 'email', to: 'dominique.pattrois@example.org' });
  expect(notice?.text).toContain('رقم الرفض');
  expect(notice?.text).not.toMatch(/https?:|0639980012|39 98/);
  await reader.open('/fr/creation/contact');
  await verifyEmail(site, reader);
  expect(await notices(site)).toHaveLength(1);
});

test('without a known e-mail a letter tells; the known e-mail itself needs no telling', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader, 'fr', ruth.number);
  await prove(site, { ...ruth, code }, reader);
  await reader.submit({ me: 'yes' });
  await verifyPhone(site, reader);
  expect(await notices(site)).toMatchObject([{ channel: 'letter' }]);
  const other = new Reader(site.origin);
  await prove(site, { code: await askForCode(site, other) }, other);
  await other.submit({ me: 'yes' });
  await verifyEmail(site, other, 'Dominique.PATTROIS@example.org');
  expect(await notices(site)).toHaveLength(1);
});

test('« Ce n’est pas moi » stops a creation: its code, every other one, and the page that is open', async () => {
  const site = await freshSite();
  const other = await askForCode(site, new Reader(site.origin));
  const { reader, code, page } = await begin(site);
  expect(page.url.pathname).toBe('/fr/creation/conditions');
  await refuse(site, await newestRefusal(site));
  expect((await reader.submit({ accept: 'yes' })).url.pathname).toBe('/fr/creation/mon-code');
  for (const given of [code, other, 'ADEF GHJK MNPR']) {
    expectMistake(await prove(site, { code: given }), wrong);
  }
  // The answers stay sealed, and dead.
  expect(await site.world.db.selectFrom('creation_draft').select('code_id').execute()).toHaveLength(1);
  // The person begins anew with a code of their own.
  site.world.pass(60_000);
  const own = await askForCode(site, new Reader(site.origin));
  expect((await prove(site, { code: own })).url.pathname).toBe('/fr/creation/identite');
});

test('at the last page, « Valider » makes nothing once it was refused', async () => {
  const site = await freshSite();
  const { reader } = await begin(site);
  await reader.submit({ accept: 'yes' });
  await refuse(site, await newestRefusal(site));
  const before = await site.world.db.selectFrom('account').select('id').execute();
  expect((await reader.submit()).url.pathname).toBe('/fr/creation/mon-code');
  expect(await site.world.db.selectFrom('account').select('id').execute()).toHaveLength(before.length);
});

test('an account that was opened meanwhile is suspended: identifiers gone, nobody signs in, the code is dead', async () => {
  const site = await freshSite();
  const { reader, code } = await begin(site);
  await reader.submit({ accept: 'yes' });
  const made = await reader.submit();
  const text = (id: string): string => made.root.querySelector(`#${id}`)?.text.trim() ?? '';
  const who = { identifier: text('identifier'), password: text('password') };
  const thief = new Reader(site.origin);
  await thief.open('/fr/connexion');
  await thief.submit(who);
  const oneTime = await newestCode(site);
  await refuse(site, await newestRefusal(site));
  expectProblem(await reader.open('/fr/creation/identifiants'), 410);
  expectProblem(await thief.submit({ code: oneTime }), 'ended');
  await thief.open('/fr/connexion');
  const refused = await thief.submit(who);
  expectMistake(refused, { field: 'identifier', key: 'sign-in:password.suspended' });
  expectMistake(await prove(site, { code }), wrong);
  const verbs = await site.world.db.selectFrom('journal_entry').select('verb').execute();
  const seen = verbs.map(({ verb }) => verb);
  expect(seen).toEqual(expect.arrayContaining(['creation-code.suspended', 'account.suspended']));
});

test('a refusal about one creation does not touch an account that another code opened', async () => {
  const site = await freshSite();
  const { reader } = await begin(site);
  const refusal = await newestRefusal(site);
  const { identifier, password } = await createRecord(site);
  await refuse(site, refusal);
  await reader.open('/fr/connexion');
  expect((await reader.submit({ identifier, password })).url.pathname).toBe('/fr/connexion/code');
});

test('a refusal leads to the account even when the code that opened it is too old and its answers are gone', async () => {
  const site = await freshSite();
  const { reader } = await begin(site, 30 * day);
  await reader.submit({ accept: 'yes' });
  await reader.submit();
  const refusal = await newestRefusal(site);
  site.world.pass(50 * day);
  await site.messages();
  await refuse(site, refusal);
  const suspended = site.world.db.selectFrom('account').select('id').where('suspended_at', 'is not', null);
  expect(await suspended.execute()).toHaveLength(1);
});

test('the number of a refusal typed as the creation code is told from it, in words', async () => {
  const site = await freshSite();
  await begin(site);
  const page = await prove(site, { code: (await newestRefusal(site)).toLowerCase() });
  expectMistake(page, { field: 'code', key: 'creation:code.refusal' });
});
