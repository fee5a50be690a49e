import { expect, test } from 'vitest';
import type { NewCareLine } from '../../../server/record/care-history.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { clean, expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
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

test('of the demo people, what has its report is not told; an exam of 2 days ago may still get one', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const page = await reader.open(`${await homeOf(reader)}/soins/manque`);
  expect(said(page)).toEqual([
    'Examen : Prise de sang : cholestérol et glycémie',
    'Examen : Électrocardiogramme',
    'Examen : Radiographie du genou droit',
    "Séjour à l'hôpital, du 11 mai 2025 au 13 mai 2025",
    'Examen : Échographie du cœur',
    'Examen : Radiographie du pied gauche',
  ]);
  expect(page.root.querySelectorAll('details .acts-said').map(one => clean(one.text))).toEqual([
    'Examen : Radiographie du pied gauche',
  ]);
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
