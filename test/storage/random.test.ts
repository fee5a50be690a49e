import { expect, test } from 'vitest';
import { pooledRandom } from '../../server/storage/random.ts';

test('random bytes come in the length asked for, and never twice', () => {
  const random = pooledRandom();
  const given = Array.from({ length: 20_000 }, () => Buffer.from(random(12)).toString('hex'));
  expect(given.every(text => text.length === 24)).toBe(true);
  expect(new Set(given).size).toBe(given.length);
  for (const length of [0, 1, 256, 257, 4096, 10_000]) expect(random(length)).toHaveLength(length);
});

test('what was given stays as it was when more is drawn', () => {
  const random = pooledRandom();
  const first = random(16);
  const before = Buffer.from(first).toString('hex');
  for (let draw = 0; draw < 1000; draw += 1) random(16);
  expect(Buffer.from(first).toString('hex')).toBe(before);
});
