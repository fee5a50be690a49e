import { describe, expect, test } from 'vitest';
import type { KeptCareLine } from '../../server/record/care-history.ts';
import { documentTypes } from '../../server/record/document-types.ts';
import { expectations, expectedTypes, sortOfCare } from '../../server/record/expected-documents.ts';
import { missingPapers, type Paper } from '../../server/record/missing-documents.ts';
import { compareNames, namesOf } from '../../server/record/same-carer.ts';

const today = '2026-03-20';
const exam = (more: Partial<KeptCareLine> = {}): KeptCareLine => ({
  ...{ id: 'one', day: '2026-03-01', kind: 'exam', what: 'Radiographie du genou' },
  ...{ carer: '', place: "Centre d'imagerie du Cap", ...more },
});
const stay = (more: Partial<KeptCareLine> = {}) =>
  exam({
    kind: 'stay',
    what: 'Opération',
    place: 'Clinique des Deux Collines',
    until: '2026-03-04',
    ...more,
  });
const blood = (more: Partial<KeptCareLine> = {}) =>
  exam({ what: 'Prise de sang', place: 'Laboratoire du Cap', ...more });
const paper = (typeCode: string, day: string, name = '', place = ''): Paper => ({
  typeCode,
  day,
  author: { name, place },
});
const missing = (lines: KeptCareLine[], ...papers: Paper[]) =>
  missingPapers(lines, papers, today)
    .filter(({ isEarly }) => !isEarly)
    .map(({ line }) => line.id);

test.each<[string, Partial<KeptCareLine>, string | undefined]>([
  ['a visit', { kind: 'visit', what: 'Consultation' }, undefined],
  ['a medicine, of dialysis too', { kind: 'medicine', what: 'Solution de dialyse' }, undefined],
  ['a stay', { kind: 'stay', what: 'Opération' }, 'stay'],
  ['dialysis told as a visit', { kind: 'visit', what: 'Séance de dialyse' }, 'dialysis'],
  ['dialysis told as a stay', { kind: 'stay', what: 'HÉMODIALYSE EN CENTRE' }, 'dialysis'],
  ['an X-ray', { what: 'Radiographie du genou' }, 'imaging'],
  ['an ultrasound of the heart', { what: 'Échographie du cœur' }, 'imaging'],
  ['an IRM, in capitals', { what: 'IRM CEREBRALE' }, 'imaging'],
  ['blood', { what: 'Prise de sang : cholestérol', place: '' }, 'blood-test'],
  ['an exam of a laboratory', { what: 'Bilan', place: 'Laboratoire du Cap' }, 'blood-test'],
  ['a heart trace', { what: 'Électrocardiogramme', place: 'Cabinet du Cap' }, 'other-exam'],
])('%s', (_what, line, sort) => {
  expect(sortOfCare(exam(line))).toBe(sort);
});

describe('a document is the paper of some care', () => {
  test.each<[string, KeptCareLine, Paper]>([
    ['the letter, on the day of leaving', stay(), paper('11490-0', '2026-03-04')],
    ['what the surgeon wrote during the stay', stay(), paper('34874-8', '2026-03-02')],
    [
      'another doctor of the same clinic',
      stay({ carer: 'Dr FERRANDIER' }),
      paper('34112-3', '2026-03-10', 'Dr Anne BIS', 'CLINIQUE DES DEUX COLLINES, Lyon'),
    ],
    ['what the patient scanned', stay(), paper('DOCPAT03', '2026-03-05')],
    [
      'a report of the same place, in other words',
      exam({ place: 'CTRE IMAGERIE CAP' }),
      paper('18748-4', '2026-03-01', 'Dr X', "Centre d'imagerie du Cap"),
    ],
    ['results two weeks later', blood(), paper('11502-2', '2026-03-16')],
    [
      'the consultation of the doctor who made the trace',
      exam({ what: 'Électrocardiogramme', carer: 'Dr Paul SERRABIANCA' }),
      paper('11488-4', '2026-03-01', 'Paul Serrabianca'),
    ],
  ])('%s', (_what, line, found) => {
    expect(missing([line])).toEqual(['one']);
    expect(missing([line], found)).toEqual([]);
  });
});

describe('a document is not the paper of some care', () => {
  test.each<[string, KeptCareLine, Paper]>([
    ['a prescription', stay(), paper('57833-6', '2026-03-04')],
    ['blood results for an X-ray', exam(), paper('11502-2', '2026-03-01')],
    ['an X-ray for blood results', blood(), paper('18748-4', '2026-03-01')],
    [
      'the report of another laboratory',
      blood(),
      paper('11502-2', '2026-03-01', '', 'Laboratoire des Quais'),
    ],
    ['a report from before', stay(), paper('11490-0', '2026-02-27')],
    ['a report of a month later', stay(), paper('34112-3', '2026-04-04')],
    [
      'the consultation of somebody else',
      exam({ carer: 'Dr ROSE', place: '' }),
      paper('11488-4', '2026-03-01', 'Dr VERT'),
    ],
    ['a consultation when nobody is told', exam({ carer: '', place: '' }), paper('11488-4', '2026-03-01')],
  ])('%s', (_what, line, other) => {
    expect(missing([line], other)).toEqual(['one']);
  });
});

test('of two blood tests, the report belongs to the nearest one; two lines of one day share it', () => {
  const lines = [blood({ id: 'second', day: '2026-03-08' }), blood({ id: 'first' })];
  expect(missing(lines, paper('11502-2', '2026-03-09'))).toEqual(['first']);
  expect(missing(lines, paper('11502-2', '2026-03-02'))).toEqual(['second']);
  expect(
    missing([blood({ id: 'a' }), blood({ id: 'b', what: 'Glycémie' })], paper('11502-2', '2026-03-02')),
  ).toEqual([]);
});

test('one report in the month tells of all sessions of dialysis', () => {
  const session = (id: string, day: string) =>
    exam({ id, day, kind: 'visit', what: 'Dialyse', place: 'Centre du Rein' });
  const lines = [session('b', '2026-01-14'), session('a', '2026-01-12'), session('old', '2025-11-01')];
  expect(missing(lines, paper('11488-4', '2026-01-20', '', 'Centre du Rein'))).toEqual(['old']);
});

test('it is early until the day after leaving, and for a week after an exam', () => {
  const early = (line: KeptCareLine, day: string) =>
    missingPapers([line], [], day).map(({ isEarly, from }) => [isEarly, from]);
  expect(early(stay(), '2026-03-04')).toEqual([[true, '2026-03-05']]);
  expect(early(stay(), '2026-03-05')).toEqual([[false, '2026-03-05']]);
  expect(early(exam(), '2026-03-08')).toEqual([[true, '2026-03-09']]);
  expect(early(exam(), '2026-03-09')).toEqual([[false, '2026-03-09']]);
});

test('every expected type is one of the national table, and one that a report can have', () => {
  const known = new Map(documentTypes.map(({ code, classCode }) => [code, classCode]));
  for (const code of expectedTypes) expect(['10', '31', '11', '52'], code).toContain(known.get(code));
  for (const { source } of Object.values(expectations))
    expect(source).toMatch(/^(assumed|CSP [RL]\. [\d-]+)$/);
});

test.each([
  [{ carer: 'Dr Paul MARTIN', place: '' }, { carer: 'MARTIN Paul', place: 'Cabinet A' }, 'same'],
  [{ carer: 'Dr Paul MARTIN', place: '' }, { carer: 'Dr Paul DUPONT', place: '' }, 'other'],
  [{ carer: 'Dr Paul MARTIN', place: 'Hôpital du Cap' }, { carer: 'Dr Luc BIS', place: 'CH du Cap' }, 'same'],
  [{ carer: '', place: 'Hôpital du Cap' }, { carer: 'Dr Luc BIS', place: '' }, 'unknown'],
  [{ carer: '', place: 'Cabinet médical' }, { carer: '', place: 'Cabinet des Quais' }, 'unknown'],
  [{ carer: '', place: '' }, { carer: '', place: '' }, 'unknown'],
])('%j and %j: %s', (one, other, is) => {
  expect(compareNames(namesOf(one), namesOf(other))).toBe(is);
  expect(compareNames(namesOf(other), namesOf(one))).toBe(is);
});
