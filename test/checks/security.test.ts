import { expect, test } from 'vitest';
import { linesFor } from './planted.ts';
import { checkSecurity } from './security.ts';

const test1 = "test('a code serves once', () => {});";
const line = (answer: string, tests: string) => `| V6.5.1 | 2 | ${answer} | each is used up | ${tests} |\n`;
const found = (text: string) =>
  linesFor(checkSecurity, { 'docs/security/a.md': text, 'test/a.test.ts': test1 });

test('a « yes » that names a test that is there is right, and so is a « no » without one', () => {
  expect(found(line('yes', '`test/a.test.ts` « a code serves once »'))).toEqual([]);
  expect(found(line('no', ''))).toEqual([]);
});

test.each([
  ['names no test', line('yes', ''), 'names its test'],
  ['names a file that is not there', line('yes', '`test/b.test.ts` « a code serves once »'), 'no test/b'],
  ['names a test that is not there', line('yes', '`test/a.test.ts` « a code serves twice »'), 'has no test'],
  ['is no answer', line('maybe', ''), 'is no answer'],
])('a requirement that %s is found', (_name, text, problem) => {
  expect(found(text)).toEqual([expect.stringContaining(problem)]);
});
