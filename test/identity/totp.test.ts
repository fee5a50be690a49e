import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import {
  groupTotpSecret,
  makeTotpSecret,
  matchTotpStep,
  totpDrift,
  totpUri,
} from '../../server/identity/totp.ts';

/** The key of RFC 6238's own examples, « 12345678901234567890 », and the last 6 digits of two of its codes. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const examples = [
  ['1970-01-01T00:00:59Z', '287082', 1],
  ['2009-02-13T23:31:30Z', '005924', 41152263],
] as const;

test.each(examples)('the code of the standard for %s is found, with its step', (at, code, step) => {
  expect(matchTotpStep(secret, code, { now: new Date(at) })).toBe(step);
});

test('spaces and digits of another script are forgiven, letters and other lengths are not', () => {
  const now = new Date('1970-01-01T00:00:59Z');
  expect(matchTotpStep(secret, ' 287 082 ', { now })).toBe(1);
  expect(matchTotpStep(secret, '٢٨٧٠٨٢', { now })).toBe(1);
  for (const typed of ['', '28708', '2870820', '28708a', '287082\u0000']) {
    expect(matchTotpStep(secret, typed, { now })).toBeUndefined();
  }
});

test('a code is right one step before and after its own, and no further', () => {
  const at = (seconds: number) => ({ now: new Date(59_000 + seconds * 1000) });
  for (const seconds of [-30, 0, 30]) expect(matchTotpStep(secret, '287082', at(seconds))).toBe(1);
  for (const seconds of [-60, 61]) expect(matchTotpStep(secret, '287082', at(seconds))).toBeUndefined();
});

test('a clock that is two minutes off is found once its drift is known', () => {
  const now = new Date('2026-03-03T10:00:10Z');
  const off = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: now.getTime() - 120_000,
  });
  expect(matchTotpStep(secret, off, { now })).toBeUndefined();
  const step = matchTotpStep(secret, off, { now, window: 5 });
  expect(totpDrift(step ?? 0, now)).toBe(-4);
  expect(matchTotpStep(secret, off, { now, drift: -4 })).toBe(step);
});

test('a key is 160 random bits, and its address is what apps read', () => {
  const made = makeTotpSecret(randomBytes);
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(makeTotpSecret(randomBytes)).not.toBe(made);
  expect(groupTotpSecret(made).split(' ')).toHaveLength(8);
  const uri = new URL(totpUri({ secret: made, label: 'mavu4827', issuer: 'Mon DMP' }));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.searchParams.get('secret')).toBe(made);
  expect(uri.searchParams.get('issuer')).toBe('Mon DMP');
});
