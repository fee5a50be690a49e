import { expect, test } from 'vitest';
import { acts, carers, type Played, play, titles } from '../features/acting/acting.ts';
import { clean, expectProblem } from '../features/mistakes.ts';
import { anthony, homeOf } from '../features/people.ts';
import { agree, receive, workAt } from '../support/carers.ts';
import { look, told } from '../support/history.ts';
import { signIn } from '../support/journeys.ts';
import type { ReadPage } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';
import { forge } from './by-hand.ts';

/** The nurse has read a document of Anthony's, and what she reads with is open. */
async function beforeRetiring() {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const { recordId } = nurse;
  await agree(site.world, { viewer: { id: carers.nurse }, recordId });
  const document = await receive(site.world, { recordId });
  expect(titles(await nurse.open()).length).toBeGreaterThan(0);
  expect((await nurse.open(`/documents/${document}`)).status).toBe(200);
  await nurse.open('/deposer');
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const person = await site.world.db
    .selectFrom('professional')
    .select(['given_name', 'family_name'])
    .where('rpps', '=', carers.nurse)
    .executeTakeFirstOrThrow();
  const name = `${person.given_name} ${person.family_name}`;
  return { site, nurse, document, recordId, reader, home, name };
}

async function expectNoAccess(nurse: Played, document: string): Promise<void> {
  const deposit = { type: '11488-4', title: 'Visite', text: 'Tout va bien.' };
  expectProblem(await forge(nurse.reader, `${nurse.home}/deposer`, deposit), 404);
  const paths = ['', '/page/1', '/patient', '/urgence', '/centre-15', '/deposer', `/documents/${document}`];
  for (const rest of [...paths, `/documents/${document}/fichier`, `/documents/${document}/ouvrir`])
    expectProblem(await nurse.open(rest), 404);
}

test('who works there no more has no access from that place, and the history names them still', async () => {
  const { site, nurse, document, recordId, reader, home, name } = await beforeRetiring();
  const before = await acts(site, nurse);
  await site.world.db.deleteFrom('exercise').where('id', '=', nurse.exerciseId).execute();
  await expectNoAccess(nurse, document);
  expect(await acts(site, nurse)).toEqual(before);
  const history = await reader.open(`${home}/historique`);
  expect(told(history).some(line => line.startsWith(name))).toBe(true);
  // The place was theirs alone; the person goes on elsewhere, with the agreement that was given to the person.
  const elsewhere = await workAt(site.world, carers.nurse, null);
  const again = { ...nurse, exerciseId: elsewhere };
  const list = await nurse.reader.open(`/fr/demo/professionnels/${elsewhere}/${recordId}`);
  expect(titles(list).length).toBeGreaterThan(0);
  expect(await acts(site, again)).toEqual(['documents.listed R7']);
});

test('who is in the directory no more has no access at all; the history still says who it was, and finds what they did', async () => {
  const { site, nurse, document, recordId, reader, home } = await beforeRetiring();
  const { db } = site.world;
  await db.deleteFrom('exercise').where('rpps', '=', carers.nurse).execute();
  await db.deleteFrom('professional').where('rpps', '=', carers.nurse).execute();
  await expectNoAccess(nurse, document);
  const history = await reader.open(`${home}/historique`);
  const lines = told(history).filter(line => line.includes(carers.nurse));
  expect(lines, told(history).join('\n')).not.toEqual([]);
  const search = await reader.open(`${home}/historique/chercher`);
  const people = search.root.querySelectorAll('select[name="person"] option');
  expect(people.map(option => option.getAttribute('value'))).toContain(carers.nurse);
  expect(people.map(option => clean(option.text)).join()).toContain(carers.nurse);
  const found = told(await reader.submit({ person: carers.nurse }));
  expect(found.length).toBeGreaterThan(0);
  const { seq } = await db
    .selectFrom('journal_entry')
    .select('seq')
    .where('record_id', '=', recordId)
    .where('exercise', '=', nurse.exerciseId)
    .where('verb', '=', 'document.read')
    .executeTakeFirstOrThrow();
  const form = await reader.open(`${home}/historique/signaler/${seq}`);
  expect(form.text()).toContain(carers.nurse);
  await reader.submit({ kind: 'question', text: 'Qui est-ce ?' });
  await reader.open(`${home}/historique`);
  const table = await reader.submit({}, { name: 'act', value: 'table' });
  expect(table.html).toContain(carers.nurse);
});

test('two who left the directory are two in the history, and so are two of the same name', async () => {
  const { site, reader, home, recordId } = await beforeRetiring();
  const { db } = site.world;
  const two = [carers.nurse, carers.physiotherapist];
  const name = { given_name: 'Dominique', family_name: 'MARTIN', profession: '60' };
  await db.updateTable('professional').set(name).where('rpps', 'in', two).execute();
  for (const who of [...two, ...two])
    await look(site.world, recordId, { who, verb: 'information.read', rule: 'R7' });
  await db.deleteFrom('exercise').where('rpps', 'in', two).execute();
  const again = (page: ReadPage) =>
    told(page).filter(line => line.includes('informations') && !line.includes('première fois'));
  const both = again(await reader.open(`${home}/historique`));
  expect(
    both.filter(line => line.startsWith('Dominique MARTIN')),
    both.join('\n'),
  ).toHaveLength(two.length);
  await db.deleteFrom('professional').where('rpps', 'in', two).execute();
  const gone = again(await reader.open(`${home}/historique`));
  for (const rpps of two) expect(gone.filter(line => line.includes(`numéro ${rpps}`))).toHaveLength(1);
});
