import { expect, test } from 'vitest';
import { findRecordOf } from '../../../server/record/records-store.ts';
import { close, correct, insuredId, makeAtPharmacy, prove } from '../../support/creation.ts';
import { askForCode, createRecord, signIn, verifyEmail } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, says } from '../mistakes.ts';
import { ruth } from '../people.ts';

test('on a record that a pharmacy made, the same journey opens its account, and says so', async () => {
  const site = await freshSite();
  const recordId = await makeAtPharmacy(site);
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  const identity = await prove(site, { code }, reader);
  expect(says(identity, 'creation:contact.exists')).toBe(false);
  expect(says(await reader.submit({ me: 'yes' }), 'creation:contact.exists')).toBe(true);
  await verifyEmail(site, reader);
  expect(says(await reader.submit({ accept: 'yes' }), 'creation:check.then-account')).toBe(true);
  const made = await reader.submit();
  expect(says(made, 'creation:identifiers.lead-opened')).toBe(true);
  const text = (id: string): string => made.root.querySelector(`#${id}`)?.text.trim() ?? '';
  const who = { identifier: text('identifier'), password: text('password') };
  expect(says(await reader.submit(), 'creation:opened.text')).toBe(true);
  const kinds = (await site.messages()).map(({ kind }) => kind);
  expect(kinds).toContain('account-opened');
  expect(kinds).not.toContain('record-created');
  expect((await findRecordOf(site.world.db, await insuredId(site)))?.id).toBe(recordId);
  expect((await signIn(site, who)).page.url.pathname).toBe('/fr/premiere-connexion/telephone');
});

test('a record closed since the code was asked for says how to open it again, after the proof alone', async () => {
  const site = await freshSite();
  await makeAtPharmacy(site);
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  const inside = new Reader(site.origin);
  await prove(site, { code }, inside);
  await inside.submit({ me: 'yes' });
  await close(site);
  expectMistake(await prove(site, { code, 'birth-day': '27' }), {
    field: 'code',
    key: 'creation:code.wrong',
  });
  const page = await prove(site, { code });
  expect(page.url.pathname).toBe('/fr/creation/dmp-ferme');
  expect(page.text()).not.toContain('Dominique');
  // Somebody in the middle of the journey is led there at the next press.
  expect((await inside.submit({ channel: 'email' })).url.pathname).toBe('/fr/creation/dmp-ferme');
  expect((await new Reader(site.origin).open('/fr/creation/dmp-ferme')).url.pathname).toBe(
    '/fr/creation/mon-code',
  );
});

test('somebody who turns out to be a minor is sent to a counter, after the proof alone', async () => {
  const site = await freshSite();
  const code = await askForCode(site, new Reader(site.origin));
  await correct(site, { birthDate: '2010-03-28' });
  expectMistake(await prove(site, { code }), { field: 'code', key: 'creation:code.wrong' });
  const page = await prove(site, { code, 'birth-year': '2010' });
  expect(page.url.pathname).toBe('/fr/creation/mineur');
  expect(says(page, 'creation:minor.together')).toBe(true);
});

test('the code of somebody who has an account leads to signing in and to finding the identifier again', async () => {
  const site = await freshSite();
  const left = await askForCode(site, new Reader(site.origin));
  await createRecord(site);
  const page = await prove(site, { code: left });
  expect(page.url.pathname).toBe('/fr/creation/deja-un-dmp');
  const links = page.root.querySelectorAll('main a').map(link => link.getAttribute('href'));
  expect(links).toEqual(expect.arrayContaining(['/fr/connexion', '/fr/retrouver']));
  // Nor does it give new identifiers: it did not open this account.
  const reader = new Reader(site.origin);
  await prove(site, { code: left }, reader);
  expect((await reader.open('/fr/creation/identifiants-perdus')).url.pathname).toBe('/fr/creation/mon-code');
});

test('another person’s code opens none of these pages', async () => {
  const site = await freshSite();
  await makeAtPharmacy(site, ruth.number);
  const hers = await askForCode(site, new Reader(site.origin), 'fr', ruth.number);
  await close(site, ruth.number);
  expectMistake(await prove(site, { code: hers }), { field: 'code', key: 'creation:code.wrong' });
  expect((await prove(site, { ...ruth, code: hers })).url.pathname).toBe('/fr/creation/dmp-ferme');
});
