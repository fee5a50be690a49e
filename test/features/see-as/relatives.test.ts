import { expect, test } from 'vitest';
import { giveGrant } from '../../support/grants.ts';
import { signIn } from '../../support/journeys.ts';
import type { ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, claude } from '../people.ts';

async function inside() {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const recordId = page.url.pathname.split('/')[3] ?? '';
  const other = await signIn(site, claude);
  const theirs = other.page.url.pathname.split('/')[3] ?? '';
  const { account_id: accountId } = await site.world.db
    .selectFrom('record_grant')
    .select('account_id')
    .where('record_id', '=', theirs)
    .executeTakeFirstOrThrow();
  return { site, reader, other, recordId, theirs, accountId, base: `/fr/dmp/${recordId}/voir-comme` };
}

const rows = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.seen > li').map(row => row.text.replace(/\s+/g, ' '));

/** What is said of the document with this title. */
const said = (page: ReadPage, title: string): string =>
  rows(page).find(row => row.includes(title)) ?? 'no such document';

test('a caregiver and a representative whom nobody is yet: what they would see, hidden documents too, with the reason', async () => {
  const at = await inside();
  const choose = await at.reader.open(at.base);
  expect(choose.text()).toContain('Un aidant');
  expect(choose.text()).toContain('Un représentant légal');
  const caregiver = await at.reader.open(`${at.base}/aidant`);
  expect(caregiver.text()).toContain('Vous choisissez ce que voit un aidant.');
  expect(said(caregiver, 'Prise de sang')).toContain('Vous lui avez ouvert ces documents.');
  expect(said(caregiver, 'Téléconsultation')).toContain('Vous cachez ce document aux soignants seulement.');
  const representative = await at.reader.open(`${at.base}/representant`);
  expect(said(representative, 'Téléconsultation')).toContain('Cette personne agit pour vous.');
  expect(representative.text()).not.toContain('Elle ne le voit pas.');
});

test('my caregiver by name sees the categories that I opened, and no more', async () => {
  const at = await inside();
  const { recordId, accountId } = at;
  const id = await giveGrant(at.site.world, { recordId, accountId, see: ['10'] });
  const choose = await at.reader.open(at.base);
  const link = choose.root.querySelectorAll('.topics a').find(one => one.text.includes('Claude MARTIN'));
  expect(link?.getAttribute('href')).toBe(`${at.base}/${id}`);
  expect(choose.text()).not.toContain('Un aidant');
  const page = await at.reader.open(`${at.base}/${id}`);
  expect(page.text()).toContain('Claude MARTIN');
  expect(page.text()).toContain('Aidant');
  expect(said(page, 'Téléconsultation')).toContain('Elle le voit.');
  expect(said(page, 'Ordonnance')).toContain('Vous ne lui avez pas ouvert ces documents.');
  expect((await at.reader.open(`${at.base}/${id}/sorte/10`)).text()).not.toContain('Elle ne le voit pas.');
});

test('a secret is for nobody who acts for the patient', async () => {
  const at = await inside();
  await at.site.world.db
    .updateTable('document')
    .set({ secret: 1 })
    .where('record_id', '=', at.recordId)
    .where('class_code', '=', '10')
    .execute();
  for (const who of ['aidant', 'representant'])
    expect(said(await at.reader.open(`${at.base}/${who}`), 'Téléconsultation')).toContain('secret');
});

test('a grant that ended, one of another record and one that never was are not there', async () => {
  const at = await inside();
  const { recordId, theirs, accountId } = at;
  const { world } = at.site;
  const until = new Date(world.now().getTime() + 60_000).toISOString();
  const ended = await giveGrant(world, { recordId, accountId, see: 'all', until });
  const { id: foreign } = await world.db
    .selectFrom('record_grant')
    .select('id')
    .where('record_id', '=', theirs)
    .executeTakeFirstOrThrow();
  expect((await at.reader.open(`${at.base}/${ended}`)).status).toBe(200);
  at.site.world.pass(120_000);
  for (const id of [ended, foreign, 'AAAAAAAAAAAAAAAAAAAAAA', 'aidante'])
    expect((await at.reader.open(`${at.base}/${id}`)).status, id).toBe(404);
  expect((await at.reader.open(at.base)).text()).not.toContain('Claude MARTIN');
});

test('a caregiver does not look this way at the record that they may read', async () => {
  const at = await inside();
  const { recordId, accountId } = at;
  const id = await giveGrant(at.site.world, { recordId, accountId, see: 'all' });
  for (const rest of ['', '/aidant', `/${id}`])
    expect((await at.other.reader.open(`${at.base}${rest}`)).status, rest).toBe(404);
});
