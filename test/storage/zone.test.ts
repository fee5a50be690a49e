import { expect, test } from 'vitest';
import { hourIn, repeatedHour, startOfDay } from '../../server/storage/zone.ts';

test.each([
  ['Europe/Paris', '2026-03-03', '2026-03-02T23:00:00.000Z'],
  ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Europe/Paris', '2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['Europe/Paris', '2026-10-26', '2026-10-25T23:00:00.000Z'],
  ['America/Martinique', '2026-03-03', '2026-03-03T04:00:00.000Z'],
  ['Indian/Reunion', '2026-03-03', '2026-03-02T20:00:00.000Z'],
  ['Pacific/Noumea', '2026-03-03', '2026-03-02T13:00:00.000Z'],
])('in %s the %s begins at %s', (zone, day, at) => {
  expect(startOfDay(zone, day).toISOString()).toBe(at);
});

test('an hour is that of the clocks, and the repeated one is told', () => {
  expect(hourIn('Europe/Paris', new Date('2026-03-02T21:30:00Z'))).toBe(22);
  expect(hourIn('America/Martinique', new Date('2026-03-02T02:30:00Z'))).toBe(22);
  const at = (time: string) => repeatedHour('Europe/Paris', new Date(`2026-10-25T${time}Z`));
  expect(['23:59:59', '00:00:00', '00:59:59', '01:00:00', '01:59:59', '02:00:00'].map(at)).toEqual([
    ...[undefined, 'first', 'first', 'second', 'second', undefined],
  ]);
});
