import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkAll } from './all.ts';
import { findingLine } from './report.ts';

const reports = checkAll(resolve(import.meta.dirname, '../..'));

test.each(reports)('the project itself keeps its rules: $name', ({ findings, checked }) => {
  expect(checked).toMatch(/\d/);
  expect(findings.map(findingLine)).toEqual([]);
});

test('the checks look at files that exist', () => {
  expect(reports.map(report => report.name)).toEqual([
    'layers',
    'sql',
    'habits',
    'views',
    'locales',
    'easy language',
    'security',
  ]);
  expect(reports[0]?.checked).not.toMatch(/^0 /);
});
