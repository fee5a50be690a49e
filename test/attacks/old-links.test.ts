import { expect, test } from 'vitest';
import { acts, carers, play, titles } from '../features/acting/acting.ts';
import { expectMistake, expectProblem, says } from '../features/mistakes.ts';
import { anthony, homeOf } from '../features/people.ts';
import { agree, receive } from '../support/carers.ts';
import { signIn } from '../support/journeys.ts';
import type { Reader } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';
import { forge, plain } from './by-hand.ts';
import { routesWithParams } from './routes.ts';
import { nobodys } from './victim.ts';

const reason = 'Trouvé sans connaissance chez lui';

/** Anthony with his record open, and the nurse to whom he agreed, with the list and a document of hers open. */
async function bothSides() {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const nurse = await play(site, 'nurse');
  const { recordId } = nurse;
  await agree(site.world, { viewer: { id: carers.nurse }, recordId });
  const document = await receive(site.world, { recordId }, { title: 'Le contrôle de mars' });
  expect(titles(await nurse.open())).toContain('Le contrôle de mars');
  expect((await nurse.open(`/documents/${document}`)).status).toBe(200);
  return { site, reader, home, nurse, document, recordId };
}

const block = async (reader: Reader, home: string): Promise<void> => {
  await reader.open(`${home}/gestion/acces-bloques/bloquer/${carers.nurse}`);
  await reader.submit({}, { name: 'act', value: 'block' });
};

test('who is blocked has no use for an old link, at any address of a document, and each try is in the history', async () => {
  const { site, reader, home, nurse, document } = await bothSides();
  const before = await acts(site, nurse);
  await block(reader, home);
  const routes = routesWithParams(site.web).filter(
    ({ path, params }) => path.startsWith('/demo/professionnels/') && params.includes('document'),
  );
  expect(routes.length).toBeGreaterThan(3);
  for (const { path } of routes) {
    const rest = path.slice('/demo/professionnels/:exercise/:record'.length).replace(':piece', '1');
    const old = await nurse.open(rest.replace(':document', document));
    expectProblem(old, 404);
    const missing = await nurse.open(rest.replace(':document', nobodys));
    expectProblem(missing, 404);
    expect(plain(old, [document]), path).toBe(plain(missing, [nobodys]));
  }
  expect((await acts(site, nurse)).slice(before.length)).toEqual(
    Array(routes.length).fill('access.refused R5'),
  );
});

test('who is blocked has an empty list, opens no emergency and deposits nothing, with pages that were open before', async () => {
  const { site, reader, home, nurse, recordId } = await bothSides();
  const forms = [nurse.reader.twin(), nurse.reader.twin()];
  await forms[0]?.open(`${nurse.home}/urgence`);
  await forms[1]?.open(`${nurse.home}/deposer`);
  const before = await acts(site, nurse);
  await block(reader, home);
  const list = await nurse.open();
  expect(titles(list)).toEqual([]);
  expect(list.html).not.toContain('Le contrôle de mars');
  expect(says(list, 'carer:record.no-access')).toBe(true);
  expect((await nurse.open('/page/2')).html).not.toContain('document-row');
  const urgent = await forms[0]?.submit({ reason });
  if (urgent) expectMistake(urgent, { field: '', key: 'carer:emergency.refused' });
  const deposit = await forms[1]?.submit({ type: '11488-4', title: 'Visite', text: 'Tout va bien.' });
  if (deposit) expectMistake(deposit, { field: '', key: 'carer:deposit.refused' });
  const { db } = site.world;
  expect(
    await db.selectFrom('emergency_opening').selectAll().where('rpps', '=', carers.nurse).execute(),
  ).toEqual([]);
  const since = (await acts(site, nurse)).slice(before.length);
  expect(since).toEqual(Array(4).fill('access.refused R5'));
  const deposited = db.selectFrom('document').select('id').where('record_id', '=', recordId);
  expect(await deposited.where('author_id', '=', carers.nurse).execute()).toEqual([]);
});

test('a document hidden between the list and its opening is not there, and is gone from the list', async () => {
  const { site, reader, home, nurse, document } = await bothSides();
  const before = await acts(site, nurse);
  await reader.open(`${home}/documents/${document}/interdire`);
  expect((await reader.submit()).status).toBe(200);
  for (const rest of ['', '/fichier', '/ouvrir', '/piece/1']) {
    const page = await nurse.open(`/documents/${document}${rest}`);
    expectProblem(page, 404);
    const missing = await nurse.open(`/documents/${nobodys}${rest}`);
    expect(plain(page, [document])).toBe(plain(missing, [nobodys]));
  }
  expect(titles(await nurse.open())).not.toContain('Le contrôle de mars');
  expect((await acts(site, nurse)).slice(before.length)).toEqual(Array(4).fill('access.refused R6'));
});

test('an agreement that is taken back while the page is open ends reading and depositing at once', async () => {
  const { site, reader, home, nurse, document, recordId } = await bothSides();
  await nurse.open('/deposer');
  const { db } = site.world;
  const consents = db.selectFrom('consent').select('id').where('record_id', '=', recordId);
  const given = await consents.where('rpps', '=', carers.nurse).execute();
  const before = await acts(site, nurse);
  for (const { id } of given) {
    await reader.open(`${home}/gestion/professionnels/${id}/retirer`);
    await reader.submit();
  }
  const deposit = await nurse.reader.submit({ type: '11488-4', title: 'Visite', text: 'Tout va bien.' });
  expectMistake(deposit, { field: '', key: 'carer:deposit.refused' });
  expect(deposit.value('text')).toBe('Tout va bien.');
  expectProblem(await nurse.open(`/documents/${document}`), 404);
  expect(titles(await nurse.open())).toEqual([]);
  expect((await acts(site, nurse)).slice(before.length)).toEqual(Array(3).fill('access.refused R7'));
});

test('an emergency that ends while the list is open opens no document any more', async () => {
  const { site, nurse, document, recordId } = await bothSides();
  await site.world.db.deleteFrom('consent').where('record_id', '=', recordId).execute();
  await nurse.open('/urgence');
  expect(titles(await nurse.reader.submit({ reason }))).toContain('Le contrôle de mars');
  site.world.pass(24 * 3_600_000 - 1);
  expect((await nurse.open(`/documents/${document}`)).status).toBe(200);
  site.world.pass(1);
  expectProblem(await nurse.open(`/documents/${document}`), 404);
  expectProblem(await nurse.open(`/documents/${document}/fichier`), 404);
  expect((await acts(site, nurse)).slice(-2)).toEqual(Array(2).fill('access.refused R7'));
});

test.each([
  { name: 'that ends by itself', end: { valid_until: '2026-03-03T10:00:00.500Z' } },
  { name: 'that is taken back', end: { valid_until: '2026-03-03T10:00:00.000Z' } },
])('a grant $name while the page is open carries out no form of it, and shows nothing', async ({ end }) => {
  const { site, reader, home, recordId, document } = await bothSides();
  const { db } = site.world;
  const pages = [`/gestion/acces-bloques/bloquer/${carers.nurse}`, `/documents/${document}/interdire`];
  const tabs: Reader[] = [];
  for (const page of [...pages, '/historique/signaler', '/documents/rediger']) {
    const tab = reader.twin();
    await tab.open(home + page);
    tabs.push(tab);
  }
  const count = () =>
    db.selectFrom('journal_entry').select('seq').where('record_id', '=', recordId).execute();
  const before = (await count()).length;
  await db.updateTable('record_grant').set(end).where('record_id', '=', recordId).execute();
  site.world.pass(1000);
  const typed = { act: 'block', kind: 'complaint', text: 'Qui est-ce ?', title: 'Un titre' };
  for (const tab of tabs) {
    const path = tab.page?.url.pathname ?? '';
    expectProblem(await forge(tab, path, typed), 404);
    expectProblem(await tab.open(path), 404);
  }
  expect((await count()).length).toBe(before);
  expect(
    await db.selectFrom('blocked_professional').select('rpps').where('rpps', '=', carers.nurse).execute(),
  ).toEqual([]);
});
