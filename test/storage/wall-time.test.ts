import { describe, expect, test } from 'vitest';
import { sameTimeLater } from '../../server/storage/wall-time.ts';

const later = (at: string, by: { months?: number; days?: number }, zone = 'Europe/Paris') =>
  sameTimeLater(new Date(at), by, zone).toISOString();

describe('the same time later, by the clocks of a place', () => {
  test.each([
    [
      'a month is the same day of the next one',
      '2026-04-03T08:00:00.123Z',
      { months: 1 },
      '2026-05-03T08:00:00.123Z',
    ],
    [
      '31 January and a month is the last of February',
      '2026-01-31T10:00:00Z',
      { months: 1 },
      '2026-02-28T10:00:00.000Z',
    ],
    ['also in a leap year', '2028-01-31T10:00:00Z', { months: 1 }, '2028-02-29T10:00:00.000Z'],
    ['a month over the end of a year', '2026-12-31T10:00:00Z', { months: 1 }, '2027-01-31T10:00:00.000Z'],
    [
      'the day is the one of the place, not of UTC',
      '2026-01-30T23:30:00Z',
      { months: 1 },
      '2026-02-27T23:30:00.000Z',
    ],
    [
      'into summer time: the same hour on the clock',
      '2026-03-03T10:00:00Z',
      { months: 1 },
      '2026-04-03T09:00:00.000Z',
    ],
    [
      'into winter time: the same hour on the clock',
      '2026-10-20T10:00:00Z',
      { days: 14 },
      '2026-11-03T11:00:00.000Z',
    ],
    [
      'an hour that spring skips comes an hour later',
      '2026-03-15T01:30:00Z',
      { days: 14 },
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'of an hour that comes twice, the first',
      '2026-10-11T00:30:00Z',
      { days: 14 },
      '2026-10-25T00:30:00.000Z',
    ],
  ])('%s', (_name, at, by, expected) => {
    expect(later(at, by)).toBe(expected);
  });

  test('where the clocks never change', () => {
    expect(later('2026-03-03T10:00:00Z', { months: 1 }, 'Indian/Reunion')).toBe('2026-04-03T10:00:00.000Z');
    expect(later('2026-03-15T20:30:00Z', { days: 14 }, 'America/Cayenne')).toBe('2026-03-29T20:30:00.000Z');
  });

  test('is never sooner than 27 days nor later than 32 for a month, whatever the hour', () => {
    for (let at = Date.parse('2026-01-01T00:15:00Z'); at < Date.parse('2027-01-01'); at += 7 * 3_600_000) {
      const days = (sameTimeLater(new Date(at), { months: 1 }, 'Europe/Paris').getTime() - at) / 86_400_000;
      expect(days).toBeGreaterThan(27);
      expect(days).toBeLessThan(32);
    }
  });
});
