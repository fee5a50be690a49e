import { expect, test } from 'vitest';
import { makeAtPharmacy } from '../../support/creation.ts';
import { accountOf } from '../../support/factors.ts';
import { dominique, signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';
import { clean, expectMistake, expectProblem, says, words } from '../mistakes.ts';
import { anthony, claude } from '../people.ts';
import { counterAtWork, searchAt } from './agents.ts';

const claudeSays = {
  identifier: claude.identifier,
  'birth-day': '7',
  'birth-month': '1',
  'birth-year': '1980',
};
const day = (name: string, [date, month, year]: [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});
const untilEnd = day('until', ['31', '12', '2026']);
const asCaregiver = {
  paper: 'identity-card',
  capacity: 'caregiver',
  see: 'some',
  'class-10': 'yes',
  signed: 'yes',
};
const asGuardian = { paper: 'passport', capacity: 'guardian', signed: 'yes' };

/** Dominique, who has a record and no account, stands at the counter with Claude. */
async function withPair(): Promise<{ site: TestSite; reader: Reader; recordId: string }> {
  const { site, reader } = await counterAtWork();
  const recordId = await makeAtPharmacy(site);
  await searchAt(reader, '/fr/agents/mandat', dominique.number);
  return { site, reader, recordId };
}

/** Says whose account acts, and copies the paper. */
async function record(reader: Reader, said: Record<string, string>): Promise<ReadPage> {
  await reader.open('/fr/agents/mandat/proche');
  await reader.submit(claudeSays);
  return reader.submit({ ...untilEnd, ...said });
}

const grantsOf = ({ world }: TestSite, recordId: string) =>
  world.db.selectFrom('record_grant').selectAll().where('record_id', '=', recordId).execute();

test('a caregiver has what the paper says until its last day, and the patient is told by letter', async () => {
  const { site, reader, recordId } = await withPair();
  const done = await record(reader, { ...asCaregiver, add: 'yes' });
  expect(done.url.pathname).toBe('/fr/agents/mandat/note');
  const [grant] = await grantsOf(site, recordId);
  expect(grant).toMatchObject({
    capacity: 'caregiver',
    account_id: await accountOf(site.world, claude.identifier),
  });
  expect(JSON.parse(grant?.scope ?? '')).toEqual({ see: ['10'], add: true, manage: false, history: false });
  // The 31st of December in Paris is over an hour before it is in London.
  expect(grant?.valid_until).toBe('2026-12-31T23:00:00.000Z');
  const told = (await site.messages()).filter(({ kind }) => kind === 'mandate-recorded');
  expect(told.map(({ channel }) => channel).toSorted()).toEqual(['email', 'letter']);
  expect(told[0]?.text).toContain('31 décembre 2026');
  const { reader: home } = await signIn(site, claude);
  expect((await home.open(`/fr/dmp/${recordId}`)).status).toBe(200);
});

test('a guardian needs a judgment that took place, and has everything', async () => {
  const { site, reader, recordId } = await withPair();
  const none = await record(reader, asGuardian);
  expectMistake(none, { field: 'judgment', key: 'counter:mandate.bad-date' });
  const later = await reader.submit(day('judgment', ['4', '3', '2026']));
  expectMistake(later, { field: 'judgment', key: 'counter:mandate.judgment-later' });
  await reader.submit({ ...asGuardian, ...untilEnd, ...day('judgment', ['2', '2', '2025']) });
  expect(await grantsOf(site, recordId)).toMatchObject([{ capacity: 'guardian', scope: 'all' }]);
});

test('all that is missing on the page is said at once', async () => {
  const { reader } = await withPair();
  await reader.open('/fr/agents/mandat/proche');
  await reader.submit(claudeSays);
  const page = await reader.submit({ capacity: 'caregiver', see: 'some' });
  const missing = ['paper.none', 'mandate.no-signed', 'mandate.bad-date', 'mandate.no-class'];
  for (const key of missing) expect(page.mistakes.map(clean)).toContain(words('fr', `counter:${key}`));
});

test('a mandate that is over before it begins is refused, and what was typed stays', async () => {
  const { site, reader, recordId } = await withPair();
  const page = await record(reader, { ...asCaregiver, ...day('until', ['3', '3', '2026']) });
  expectMistake(page, { field: 'until', key: 'counter:mandate.ends-before' });
  expect(page.value('until-day')).toBe('3');
  expect(await grantsOf(site, recordId)).toEqual([]);
});

test('whoever does not exist and whoever was born another day are answered alike', async () => {
  const { reader } = await withPair();
  await reader.open('/fr/agents/mandat/proche');
  const nobody = await reader.submit({ ...claudeSays, identifier: 'zzzz0000' });
  expectMistake(nobody, { field: 'identifier', key: 'counter:holder.unknown' });
  const wrong = await reader.submit({ ...claudeSays, 'birth-day': '8' });
  expectMistake(wrong, { field: 'identifier', key: 'counter:holder.unknown' });
  const strip = (page: ReadPage) => clean(page.root.querySelector('.error-summary')?.text ?? '');
  expect(strip(wrong)).toBe(strip(nobody));
  expect(wrong.text()).not.toMatch(/claude|martin/i);
});

test('nobody acts for themselves', async () => {
  const { reader } = await counterAtWork();
  await searchAt(reader, '/fr/agents/mandat', claude.nir);
  expectMistake(await record(reader, asCaregiver), { field: '', key: 'counter:mandate.own-account' });
});

test('a mandate is stopped at once, written in the history, and the patient is told again', async () => {
  const { site, reader, recordId } = await withPair();
  await record(reader, asCaregiver);
  const { reader: home } = await signIn(site, claude);
  const list = await reader.open('/fr/agents/mandat/personne');
  expect(list.text()).toContain('Claude M.');
  const link = list.root.querySelector('.queue a')?.getAttribute('href') ?? '';
  await reader.open(link);
  expectMistake(await reader.submit(), { field: 'paper', key: 'counter:paper.none' });
  expect(says(await reader.submit({ paper: 'passport' }), 'counter:mandates.none')).toBe(true);
  expectProblem(await home.open(`/fr/dmp/${recordId}`), 404);
  expectProblem(await reader.open(link), 404);
  const letters = (await site.messages()).filter(({ channel }) => channel === 'letter');
  expect(letters.map(({ kind }) => kind)).toEqual(['mandate-withdrawn', 'mandate-recorded']);
  const entries = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('chain', '=', recordId)
    .where('verb', 'like', 'mandate.%')
    .orderBy('seq')
    .execute();
  expect(entries.map(({ verb }) => verb)).toEqual(['mandate.recorded', 'mandate.withdrawn']);
});

test('the mandate of somebody else is not there', async () => {
  const { reader } = await withPair();
  await record(reader, asCaregiver);
  const list = await reader.open('/fr/agents/mandat/personne');
  const link = list.root.querySelector('.queue a')?.getAttribute('href') ?? '';
  await searchAt(reader, '/fr/agents/mandat', anthony.nir);
  expectProblem(await reader.open(link), 404);
});
