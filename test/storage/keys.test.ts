import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeKeys, readKeyRing, SealError } from '../../server/storage/keys.ts';

const newKey = () => randomBytes(32).toString('base64');
const [old, fresh] = [newKey(), newKey()];
const keys = makeKeys(old, randomBytes);
const rotated = makeKeys(`${fresh} ${old}`, randomBytes);

test('what is sealed opens again, and two seals of one text differ', () => {
  const sealed = keys.seal('contact', 'a:email', 'jeanne@example.org');
  expect(keys.open('contact', 'a:email', sealed)).toBe('jeanne@example.org');
  expect(sealed).not.toContain('jeanne');
  expect(keys.seal('contact', 'a:email', 'jeanne@example.org')).not.toBe(sealed);
  expect(keys.open('contact', 'empty', keys.seal('contact', 'empty', ''))).toBe('');
});

test('a sealed text opens for no other purpose, at no other place, with no other key', () => {
  const sealed = keys.seal('contact', 'a:email', 'text');
  expect(() => keys.open('account', 'a:email', sealed)).toThrow(SealError);
  expect(() => keys.open('contact', 'b:email', sealed)).toThrow(SealError);
  expect(() => makeKeys(fresh, randomBytes).open('contact', 'a:email', sealed)).toThrow(SealError);
  const renamed = `${makeKeys(fresh, randomBytes).current}${sealed.slice(sealed.indexOf('.'))}`;
  expect(() => rotated.open('contact', 'a:email', renamed)).toThrow(SealError);
});

test('a sealed text with any byte changed, cut or missing does not open', () => {
  const sealed = keys.seal('contact', 'a', 'text');
  const dot = sealed.indexOf('.') + 1;
  const bytes = Buffer.from(sealed.slice(dot), 'base64url');
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => keys.open('contact', 'a', sealed.slice(0, dot) + changed.toString('base64url'))).toThrow(
      SealError,
    );
  }
  for (const wrong of ['', '.', sealed.slice(0, dot), sealed.slice(0, -4), sealed.slice(dot)]) {
    expect(() => keys.open('contact', 'a', wrong)).toThrow(SealError);
  }
});

test('what was opened a moment ago opens again in its own place alone, and not when a byte changes', () => {
  const sealed = keys.seal('session', 'a', 'text');
  expect(keys.open('session', 'a', sealed)).toBe('text');
  expect(keys.open('session', 'a', sealed)).toBe('text');
  for (const [purpose, place, bytes] of [
    ['insured', 'a', sealed],
    ['session', 'b', sealed],
    ['session', 'a', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`],
  ] as const)
    expect(() => keys.open(purpose, place, bytes)).toThrow(SealError);
});

test('after a rotation the newest key seals, and the older ones still open, find and verify', () => {
  const sealed = keys.seal('outbox', 'a', 'text');
  expect(rotated.open('outbox', 'a', sealed)).toBe('text');
  expect(rotated.current).not.toBe(keys.current);
  expect(() => keys.open('outbox', 'a', rotated.seal('outbox', 'a', 'text'))).toThrow(SealError);
  expect(rotated.lookups('nir', '1')).toEqual([rotated.lookup('nir', '1'), keys.lookup('nir', '1')]);
  expect(rotated.mac('journal', keys.current, 'x')).toBe(keys.mac('journal', keys.current, 'x'));
  expect(() => keys.mac('journal', rotated.current, 'x')).toThrow(SealError);
});

test('a fingerprint is bound to its purpose', () => {
  expect(keys.lookup('nir', '1')).toBe(keys.lookup('nir', '1'));
  expect(keys.lookup('nir', '1')).not.toBe(keys.lookup('identifier', '1'));
});

test('a record’s key opens its own texts only, and only where they were sealed', () => {
  const wrapped = keys.newRecordKey('one');
  const record = keys.forRecord('one', wrapped);
  const sealed = record.seal('journal:1', 'text');
  expect(keys.forRecord('one', wrapped).open('journal:1', sealed)).toBe('text');
  expect(() => record.open('journal:2', sealed)).toThrow(SealError);
  expect(() => keys.forRecord('two', keys.newRecordKey('two')).open('journal:1', sealed)).toThrow(SealError);
  expect(() => keys.forRecord('two', wrapped)).toThrow(SealError);
});

test('a ring takes keys of 32 bytes in both base64 forms, and nothing else', () => {
  const url = randomBytes(32).toString('base64url');
  expect(readKeyRing(` ${fresh}\n${url}\n`).map(key => key.bytes.length)).toEqual([32, 32]);
  expect(() => readKeyRing('c2hvcnQ=')).toThrow(SealError);
  expect(() => readKeyRing('  \n')).toThrow(SealError);
});
