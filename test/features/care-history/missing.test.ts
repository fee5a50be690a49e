import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { clean, expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, claude } from '../people.ts';
import { asks, exam, inside, openFirst, stay, traced } from './missing-help.ts';

const act = (value: string) => ({ name: 'act', value });

test('the page says whom to ask and shows a letter; nothing about health is in the address for e-mail', async () => {
  const { reader, list } = await inside(stay);
  const page = await openFirst(reader, list);
  expect(says(page, 'missing:who.stay', { name: 'Clinique des Deux Collines' })).toBe(true);
  const letter = page.root.querySelector('#letter');
  expect(letter?.getAttribute('lang')).toBe('fr');
  const text = clean(letter?.text ?? '');
  expect(text).toContain("J'étais chez vous du 30 décembre 2025 au 4 janvier 2026.");
  expect(text).toContain('article L1111-7 du Code de la santé publique');
  expect(text).toContain('La loi donne 8 jours pour répondre.');
  expect(text).toMatch(/Mon nom : Anthony CORSE/);
  const mail = page.root.querySelector('a[href^="mailto:"]')?.getAttribute('href');
  expect(mail).toBe('mailto:?subject=Demande%20de%20document');
});

test('in Arabic, the letter stays in French and what it says stands beside it', async () => {
  const { reader, list } = await inside(stay);
  const page = await openFirst(reader, list.replace('/fr/', '/ar/'));
  expect(page.root.querySelector('#letter')?.text).toContain('Bonjour,');
  expect(clean(page.root.querySelector('.letter-means')?.text ?? '')).toContain('Anthony CORSE');
  expect(says(page, 'missing:letter.law', {}, 'ar')).toBe(true);
});

test('« Je l’ai demandé » is kept with its day, told, and taken back; putting aside as well', async () => {
  const { site, reader, recordId, list, home } = await inside(exam);
  await openFirst(reader, list);
  const asked = await reader.submit({ 'day-day': '1', 'day-month': '3', 'day-year': '2026' }, act('asked'));
  expect(clean(asked.root.querySelector('main')?.structuredText ?? '')).toContain(
    "le 1er mars 2026. C'était il y a 2 jours.",
  );
  const told = await reader.open(list);
  expect(says(told, 'missing:asked.title')).toBe(true);
  expect(says(told, 'missing:asked.late')).toBe(false);
  expect(says(await reader.open(`${home}/soins`), 'missing:link.asked')).toBe(true);
  site.world.pass(7 * 86_400_000);
  const { reader: later } = await signIn(site, anthony);
  expect(says(await later.open(list), 'missing:asked.late')).toBe(true);
  await openFirst(later, list);
  expect(says(await later.submit({}, act('reopen')), 'missing:ask.asked')).toBe(true);
  expect(says(await later.submit({}, act('aside')), 'missing:aside.done')).toBe(true);
  expect(asks(await later.open(`${home}/soins`))).toEqual([]);
  await openFirst(later, list);
  await later.submit({}, act('reopen'));
  expect(asks(await later.open(`${home}/soins`))).toHaveLength(1);
  expect(await traced(site, recordId)).toEqual(['asked', 'reopened', 'set-aside', 'reopened']);
});

test('a day to come, one before the care and none are refused, with what was typed', async () => {
  const { reader, list } = await inside(exam);
  await openFirst(reader, list);
  for (const [fields, key] of [
    [{ 'day-day': '4', 'day-month': '3', 'day-year': '2026' }, 'documents:day.in-the-future'],
    [{ 'day-day': '10', 'day-month': '2', 'day-year': '2026' }, 'missing:day.before'],
    [{ 'day-day': '', 'day-month': '', 'day-year': '' }, 'missing:day.empty'],
    [{ 'day-day': '31', 'day-month': '2', 'day-year': '2026' }, 'documents:day.not-a-date'],
  ] as const) {
    const page = await reader.submit(fields, act('asked'));
    expectMistake(page, { field: 'day', key });
    expect(page.value('day-day')).toBe(fields['day-day']);
  }
});

test('in 2 tabs the second is told, and nothing is done twice', async () => {
  const { site, reader, recordId, list } = await inside(exam);
  await openFirst(reader, list);
  const second = reader.twin();
  await second.open(reader.page?.url.pathname ?? '');
  await reader.submit({}, act('asked'));
  expect((await second.submit({}, act('aside'))).status).toBe(409);
  expect(await traced(site, recordId)).toEqual(['asked']);
});

test('for another account and for guessed ids there is nothing', async () => {
  const { site, reader, list } = await inside(exam);
  const page = await openFirst(reader, list);
  const { reader: stranger } = await signIn(site, claude);
  const outside = new Reader(site.origin);
  for (const path of [
    list,
    page.url.pathname,
    `${page.url.pathname}/lettre`,
    `${page.url.pathname}/lettre.pdf`,
  ]) {
    const refused = await stranger.open(path);
    expectProblem(refused, 404);
    expect(refused.html).not.toContain('Pont');
    expect((await outside.open(path)).url.pathname).toBe('/fr/connexion');
  }
  const home = (await stranger.open('/fr/accueil')).url.pathname;
  const id = page.url.pathname.split('/').at(-1) ?? '';
  expectProblem(await stranger.open(`${home}/soins/manque/${id}`), 404);
  for (const guessed of ['AAAAAAAAAAAAAAAAAAAAAA', '..', '%00', `${id}x`]) {
    const answer = await reader.open(`${list}/${guessed}`);
    expect([404, 400, 200]).toContain(answer.status);
    expect(answer.html).not.toContain('id="letter"');
  }
});
