import { expect, test } from 'vitest';
import { monthStart } from '../../server/identity/operator/months.ts';
import { freshWorld } from '../support/world.ts';

test.each([
  ['2026-03-03T10:00:00Z', 'Europe/Paris', '2026-02-28T23:00:00.000Z', '2026-01-31T23:00:00.000Z'],
  // Summer time begins on 29 March: the first of April is another distance away than the first of March.
  ['2026-04-01T10:00:00Z', 'Europe/Paris', '2026-03-31T22:00:00.000Z', '2026-02-28T23:00:00.000Z'],
  ['2026-01-01T03:00:00Z', 'America/Martinique', '2025-12-01T04:00:00.000Z', '2025-11-01T04:00:00.000Z'],
  ['2025-12-31T23:30:00Z', 'Indian/Reunion', '2025-12-31T20:00:00.000Z', '2025-11-30T20:00:00.000Z'],
])('at %s in %s the month and the one before began', async (start, timeZone, month, before) => {
  const world = await freshWorld({ start, env: { TIME_ZONE: timeZone } });
  expect([monthStart(world, 0), monthStart(world, 1)]).toEqual([month, before]);
});
