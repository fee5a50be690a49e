import { expect, test } from 'vitest';
import type { NewCareLine } from '../../../server/record/care-history.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { clean, expectMistake, expectProblem, says } from '../mistakes.ts';
import { claude } from '../people.ts';
import { addReport, asks, exam, inside, openFirst, receive, said, stay, traced } from './missing-help.ts';

const act = (value: string) => ({ name: 'act', value });

test('care without a report is listed, from « Mes soins » and « Mes documents »; a visit and a medicine are not', async () => {
  const others: NewCareLine[] = [
    { ...exam, kind: 'visit', what: 'Consultation' },
    { ...exam, kind: 'medicine', what: 'Paracétamol' },
  ];
  const { reader, home, list } = await inside(exam, stay, ...others);
  for (const from of ['/soins', '/documents']) {
    const page = await reader.open(`${home}${from}`);
    expect(clean(page.root.querySelector(`main a[href="${list}"]`)?.text ?? '')).toBe(
      'Il manque un document ?',
    );
  }
  const care = await reader.open(`${home}/soins`);
  expect(clean(care.text())).toContain("2 soins n'ont pas de compte rendu.");
  expect(asks(care)).toHaveLength(2);
  const page = await reader.open(list);
  expect(said(page)).toEqual([
    'Examen : Radiographie du genou',
    "Séjour à l'hôpital, du 30 décembre 2025 au 4 janvier 2026",
  ]);
  expect(asks(page)).toEqual(asks(care));
});

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
  const { reader: later } = await signIn(site, {
    identifier: 'mavu4827',
    password: 'soleil pomme velo tambour',
  });
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

test('when the document comes, the line leaves the list by itself, and its page leads there', async () => {
  const { site, reader, recordId, list } = await inside(exam);
  const page = await openFirst(reader, list);
  await addReport(site, recordId, { day: '2026-02-12', typeCode: 'DOCPAT04' });
  const sent = await reader.submit({}, act('aside'));
  expect(sent.url.pathname).toBe(list);
  expect(says(sent, 'missing:none')).toBe(true);
  expect((await reader.open(page.url.pathname)).url.pathname).toBe(list);
  expect((await reader.open(`${page.url.pathname}/lettre.pdf`)).url.pathname).toBe(list);
  expect(await traced(site, recordId)).toEqual([]);
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

test('what is recent may still come; without care, and with nothing missing, the page says so', async () => {
  const { site, reader, recordId, list } = await inside();
  expect(says(await reader.open(list), 'missing:no-care')).toBe(true);
  await receive(site, recordId, [{ ...exam, day: '2026-03-01' }]);
  const page = await reader.open(list);
  expect(says(page, 'missing:none')).toBe(true);
  expect(says(page, 'missing:early.from', { day: '9 mars 2026' })).toBe(true);
  expect(asks(page)).toEqual([]);
});

test('a long list goes on on other pages; sessions of dialysis of a month are one', async () => {
  const many = Array.from(
    { length: 25 },
    (_, at): NewCareLine => ({ ...exam, day: `2025-06-${String(at + 1).padStart(2, '0')}` }),
  );
  const sessions = [2, 4, 6].map(
    (day): NewCareLine => ({ ...exam, kind: 'visit', what: 'Dialyse', day: `2025-07-0${day}` }),
  );
  const { site, reader, recordId, list } = await inside(...many, ...sessions);
  const first = await reader.open(list);
  expect(said(first)).toHaveLength(20);
  expect(said(first)[0]).toBe('3 séances de dialyse');
  expect(said(await reader.open(`${list}/page/2`))).toHaveLength(6);
  for (const page of ['3', '0', '-1', '1.5', 'x'])
    expectProblem(await reader.open(`${list}/page/${page}`), 404);
  await openFirst(reader, list);
  await reader.submit({}, act('asked'));
  expect(await traced(site, recordId)).toEqual(['asked']);
  const rows = await site.world.db.selectFrom('document_request').selectAll().execute();
  expect(rows.map(({ version }) => version)).toEqual([1, 1, 1]);
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
