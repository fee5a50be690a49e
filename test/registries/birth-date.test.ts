import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ageOn, parseBirthDate } from '../../server/registries/birth-date.ts';

const TODAY = '2026-11-22';
const parse = (day: string, month: string, year: string) => parseBirthDate({ day, month, year }, TODAY);
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));

describe('a date that exists', () => {
  test.each([
    ['28', '3', '1979', '1979-03-28'],
    [' 28 ', '\u00a003', '1979\u200f', '1979-03-28'],
    ['٢٨', '٣', '١٩٧٩', '1979-03-28'],
    ['۲۸', '۰۳', '۱۹۷۹', '1979-03-28'],
    ['29', '2', '2000', '2000-02-29'],
    ['29', '02', '2024', '2024-02-29'],
    ['22', '11', '2026', '2026-11-22'],
    ['22', '11', '1897', '1897-11-22'],
  ])('%j %j %j', (day, month, year, date) => {
    expect(parse(day, month, year)).toEqual({ ok: true, date });
  });

  it('is read back whatever it is', () => {
    fc.assert(
      fc.property(days, date => {
        const [year = '', month = '', day = ''] = date.split('-');
        expect(parse(String(Number(day)), String(Number(month)), year)).toEqual({ ok: true, date });
      }),
    );
  });
});

describe('a mistake, and where it is', () => {
  test.each([
    ['', '', '', 'empty', undefined],
    [' ', '\u200e', '', 'empty', undefined],
    ['', '3', '1979', 'empty', 'day'],
    ['28', '', '1979', 'empty', 'month'],
    ['28', '3', ' ', 'empty', 'year'],
    ['31', '4', '1979', 'not-a-date', 'day'],
    ['29', '2', '1900', 'not-a-date', 'day'],
    ['29', '2', '2025', 'not-a-date', 'day'],
    ['0', '3', '1979', 'not-a-date', 'day'],
    ['32', '3', '1979', 'not-a-date', 'day'],
    ['028', '3', '1979', 'not-a-date', 'day'],
    ['-8', '3', '1979', 'not-a-date', 'day'],
    ['28', '13', '1979', 'not-a-date', 'month'],
    ['28', '0', '1979', 'not-a-date', 'month'],
    ['28', 'mars', '1979', 'not-a-date', 'month'],
    ['28', '3', 'avant', 'not-a-date', 'year'],
    ['28', '3', '79', 'year-digits', 'year'],
    ['28', '3', '979', 'year-digits', 'year'],
    ['28', '3', '19790', 'year-digits', 'year'],
    ['23', '11', '2026', 'in-the-future', undefined],
    ['1', '1', '9999', 'in-the-future', undefined],
    ['22', '11', '1896', 'too-old', 'year'],
    ['1', '1', '0000', 'too-old', 'year'],
  ])('%j %j %j → %s', (day, month, year, error, part) => {
    expect(parse(day, month, year)).toEqual(
      part === undefined ? { ok: false, error } : { ok: false, error, part },
    );
  });

  it('is found whatever is typed', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(fc.property(text, text, text, (a, b, c) => typeof parse(a, b, c).ok === 'boolean'));
    expect(parse(' '.repeat(1_000_000), `1${' '.repeat(1_000_000)}2`, '1'.repeat(1_000_000)).ok).toBe(false);
  });
});

describe('age in whole years', () => {
  test.each([
    ['2009-07-14', '2027-07-13', 17],
    ['2009-07-14', '2027-07-14', 18],
    ['2026-11-22', '2026-11-22', 0],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-11-23', '2026-11-22', -1],
  ])('born %s, on %s: %i', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });

  it('never goes down as days pass', () => {
    fc.assert(
      fc.property(days, days, days, (born, one, other) => {
        const [before, after] = one < other ? [one, other] : [other, one];
        expect(ageOn(born, before)).toBeLessThanOrEqual(ageOn(born, after));
      }),
    );
  });

  it('refuses what is not a day', () => {
    expect(() => ageOn('14/07/2009', TODAY)).toThrow(RangeError);
  });
});
