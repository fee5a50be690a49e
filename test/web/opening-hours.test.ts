import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLanguage } from '../../server/i18n.ts';
import { addDays, easter, isHoliday, weekday } from '../../server/web/holidays.ts';
import { phoneStatus } from '../../server/web/opening-hours.ts';
import { phoneWords } from '../../server/web/phone-words.ts';
import { freshWorld } from '../support/world.ts';

const paris = 'Europe/Paris';
const years = fc.integer({ min: 1900, max: 2299 });
const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

/** Dates of Easter Sunday as published by the Institut de mécanique céleste (IMCCE). */
test.each([
  ['1943-04-25'],
  ['2000-04-23'],
  ['2008-03-23'],
  ['2011-04-24'],
  ['2019-04-21'],
  ['2024-03-31'],
  ['2025-04-20'],
  ['2026-04-05'],
  ['2027-03-28'],
  ['2038-04-25'],
])('Easter is on %s', day => {
  expect(easter(Number(day.slice(0, 4)))).toBe(day);
});

test('Easter is a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(years, year => {
      const day = easter(year);
      expect(weekday(day)).toBe(0);
      expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
    }),
  );
});

test('the holidays of 2026 are those the State publishes', () => {
  const days = Array.from({ length: 365 }, (_, number) => addDays('2026-01-01', number)).filter(isHoliday);
  expect(days).toEqual([
    ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
    ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
  ]);
});

test('a year has 11 holidays, or 10 when two fall on one day', () => {
  fc.assert(
    fc.property(years, year => {
      const first = `${year}-01-01`;
      const days = Array.from({ length: 366 }, (_, number) => addDays(first, number));
      const count = days.filter(day => day.startsWith(String(year)) && isHoliday(day)).length;
      // Ascension Day can be 1 May (2008) or 8 May; Whit Monday never meets another holiday.
      const ascension = addDays(easter(year), 39).slice(5);
      expect(count).toBe(ascension === '05-01' || ascension === '05-08' ? 10 : 11);
    }),
    { numRuns: 40 },
  );
});

describe('the phone', () => {
  test.each([
    ['a Tuesday at 8:29', '2026-03-03T07:29:59Z', 'today 2026-03-03'],
    ['at 8:30', '2026-03-03T07:30:00Z', 'open'],
    ['at 17:29', '2026-03-03T16:29:59Z', 'open'],
    ['at 17:30', '2026-03-03T16:30:00Z', 'tomorrow 2026-03-04'],
    ['just after midnight', '2026-03-03T23:00:00Z', 'today 2026-03-04'],
    ['a Friday evening', '2026-03-06T17:00:00Z', 'later 2026-03-09'],
    ['a Sunday', '2026-03-08T12:00:00Z', 'tomorrow 2026-03-09'],
    ['a Friday evening before Easter Monday', '2026-04-03T17:00:00Z', 'later 2026-04-07'],
    ['Easter Monday at noon', '2026-04-06T10:00:00Z', 'tomorrow 2026-04-07'],
    ['24 December, open', '2026-12-24T09:00:00Z', 'open'],
    ['24 December in the evening, a Thursday', '2026-12-24T17:00:00Z', 'later 2026-12-28'],
    ['31 December in the evening', '2026-12-31T17:00:00Z', 'later 2027-01-04'],
    ['the evening before 1 May, a Friday', '2026-04-30T16:00:00Z', 'later 2026-05-04'],
    ['the Friday before summer time begins', '2026-03-27T16:30:00Z', 'later 2026-03-30'],
    ['the Monday after, 8:29 in summer time', '2026-03-30T06:29:00Z', 'today 2026-03-30'],
    ['the Monday after, 8:30 in summer time', '2026-03-30T06:30:00Z', 'open'],
    ['the Monday after winter time began, 8:29', '2026-10-26T07:29:00Z', 'today 2026-10-26'],
    ['the Monday after winter time began, 8:30', '2026-10-26T07:30:00Z', 'open'],
  ])('%s', (_name, instant, expected) => {
    const status = phoneStatus(new Date(instant), paris);
    expect(status.open ? 'open' : `${status.when} ${status.day}`).toBe(expected);
  });

  test('is answered again within 5 days, on a working day, and not before', () => {
    fc.assert(
      fc.property(instants, instant => {
        const status = phoneStatus(instant, paris);
        const here = new Intl.DateTimeFormat('sv-SE', { timeZone: paris }).format(instant);
        if (status.open) expect(isHoliday(here) || [0, 6].includes(weekday(here))).toBe(false);
        else {
          expect([1, 2, 3, 4, 5]).toContain(weekday(status.day));
          expect(isHoliday(status.day)).toBe(false);
          expect(status.day >= here && status.day <= addDays(here, 5)).toBe(true);
          for (let day = addDays(here, 1); day < status.day; day = addDays(day, 1))
            expect(isHoliday(day) || [0, 6].includes(weekday(day))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is told in words, in the zone of the site', async () => {
    const words = async (language: string, start: string, env: Record<string, string> = {}) => {
      const found = findLanguage(language);
      if (found === undefined) throw new Error(language);
      const { status } = phoneWords({ world: await freshWorld({ start, env }), language: found });
      return status.replace(/\u00a0/g, ' ');
    };
    expect(await words('fr', '2026-03-03T10:00:00Z')).toBe('Les conseillers répondent maintenant.');
    expect(await words('fr', '2026-03-03T05:00:00Z')).toBe("Les conseillers répondent aujourd'hui à 8 h 30.");
    expect(await words('fr', '2026-03-03T20:00:00Z')).toBe('Les conseillers répondent demain à 8 h 30.');
    expect(await words('fr', '2026-03-06T20:00:00Z')).toBe(
      'Les conseillers répondent lundi 9 mars à 8 h 30.',
    );
    expect(await words('en', '2026-03-06T20:00:00Z')).toBe('Advisers answer on Monday 9 March at 08:30.');
    expect(await words('ar', '2026-03-06T20:00:00Z')).toMatch(/9 مارس.*08:30/);
    expect(await words('fr', '2026-03-03T20:00:00Z', { TIME_ZONE: 'America/Martinique' })).toBe(
      'Les conseillers répondent maintenant.',
    );
  });
});
