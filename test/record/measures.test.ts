import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOneUnit, measures, readMeasure } from '../../server/record/measures.ts';
import { isPartialDate, parsePartialDate } from '../../server/record/partial-date.ts';

test.each([
  ['weight', '70 500 g', 70.5, 'kg'],
  ['weight', '70 kilogrammes', 70, 'kg'],
  ['weight', '٧٠ كغ', 70, 'kg'],
  ['height', '1 mètre 80', 180, 'cm'],
  ['height', '1,805m', 180.5, 'cm'],
  ['height', '52', 52, 'cm'],
  ['blood-pressure', '12,5', 125, 'mmHg'],
  ['blood-pressure', '125 mm Hg', 125, 'mmHg'],
  ['glucose', '110 mg/dL', 110, 'mg/dL'],
  ['hba1c', '٧٫٢٪', 7.2, '%'],
  ['hba1c', '53 mmol/mol', 53, 'mmol/mol'],
] as const)('%s « %s » is %d %s', (measure, typed, value, unit) => {
  expect(readMeasure(measure, typed)).toEqual({ ok: true, value, unit });
});

test.each([
  ['weight', '-3', 'negative'],
  ['weight', '–3', 'negative'],
  ['weight', '0', 'bounds'],
  ['weight', '70 ou 71', 'not-a-number'],
  ['weight', '1e3', 'not-a-number'],
  ['weight', 'NaN', 'not-a-number'],
  ['weight', '9'.repeat(500), 'not-a-number'],
  ['height', '1,80 pouces', 'unit'],
  ['glucose', '1,1', 'unit'],
  ['hba1c', '\u200f \u200e', 'empty'],
] as const)('%s « %s » is a mistake: %s', (measure, typed, error) => {
  expect(readMeasure(measure, typed)).toEqual({ ok: false, error });
});

test('whatever is typed, the answer is a number within the bounds or a mistake', () => {
  fc.assert(
    fc.property(fc.constantFrom(...measures), fc.string({ unit: 'binary' }), (measure, typed) => {
      const read = readMeasure(measure, typed);
      expect(read.ok ? read.value > 0 && read.value <= 1500 : read.error.length > 0).toBe(true);
    }),
  );
});

test('a glucose and an HbA1c in other units are drawn in one', () => {
  expect(inOneUnit({ value: 5.551, unit: 'mmol/L' })).toBeCloseTo(1);
  expect(inOneUnit({ value: 110, unit: 'mg/dL' })).toBeCloseTo(1.1);
  expect(inOneUnit({ value: 53, unit: 'mmol/mol' })).toBeCloseTo(7, 1);
});

const today = '2026-03-03';
const read = (day: string, month: string, year: string) => parsePartialDate({ day, month, year }, today);

test('a date is understood as far as it is known, in any digits', () => {
  expect(read('', '', '')).toEqual({ ok: true, date: undefined });
  expect(read('', '', '2019')).toEqual({ ok: true, date: '2019' });
  expect(read('', '3', ' ٢٠١٩ ')).toEqual({ ok: true, date: '2019-03' });
  expect(read('29', '2', '2024')).toEqual({ ok: true, date: '2024-02-29' });
  expect(read('', '3', '2026')).toEqual({ ok: true, date: '2026-03' });
});

test.each([
  ['', '3', '', 'year'],
  ['3', '', '2019', 'month'],
  ['', '', '19', 'year-digits'],
  ['29', '2', '2023', 'not-a-date'],
  ['', '13', '2023', 'not-a-date'],
  ['a', '1', '2023', 'not-a-date'],
  ['', '', 'deux', 'not-a-date'],
  ['4', '3', '2026', 'in-the-future'],
  ['', '4', '2026', 'in-the-future'],
  ['', '', '2027', 'in-the-future'],
  ['', '', '1800', 'too-old'],
])('day « %s », month « %s », year « %s »: %s', (day, month, year, error) => {
  expect(read(day, month, year)).toEqual({ ok: false, error });
});

test('only what stands in the calendar is a date', () => {
  expect(['2019', '2019-12', '2024-02-29'].map(isPartialDate)).toEqual([true, true, true]);
  const wrong = ['', '19', '2019-13', '2019-00', '2023-02-29', '2019-1', '2019-12-1x'];
  expect(wrong.filter(isPartialDate)).toEqual([]);
});
