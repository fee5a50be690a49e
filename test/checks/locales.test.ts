import { describe, expect, test } from 'vitest';
import { faults } from './locale-faults.ts';
import { ar, clean, en, englishWith, fr, french, page } from './locale-files.ts';
import { checkLocales } from './locales.ts';
import { linesFor } from './planted.ts';

describe('locales', () => {
  test('clean texts pass', () => {
    expect(linesFor(checkLocales, clean)).toEqual([]);
  });

  test.each(faults)('%s is found', (_, changes, line) => {
    const lines = linesFor(checkLocales, { ...clean, ...changes });
    expect(lines.join('\n')).toContain(line);
  });

  test('a computed key stands for every key that it could be', () => {
    const texts = { problem: { 404: { title: 'Page absente' }, 500: { title: 'Panne' } } };
    const files = {
      'locales/fr/_language.json': clean['locales/fr/_language.json'] ?? '',
      'locales/fr/home.json': texts,
    };
    const used = `const key = \`home:problem.\${status}.title\`;`;
    expect(linesFor(checkLocales, { ...files, 'server/web/problems.ts': used })).toEqual([]);
    expect(
      linesFor(checkLocales, { ...files, 'server/web/problems.ts': used.replace('title', 'text') }),
    ).toHaveLength(3);
  });

  test('a group of texts counts as used only where groups are asked for', () => {
    const files = {
      ...clean,
      [fr]: { list: { a: 'Un' } },
      [en]: { list: { a: 'One' } },
      [ar]: { list: { a: 'واحد' } },
    };
    expect(linesFor(checkLocales, { ...files, [page]: "paragraphsOf('fr', 'home:list', {})" })).toEqual([]);
    expect(linesFor(checkLocales, { ...files, [page]: "t('home:list')" })).not.toEqual([]);
  });

  test('a text that is the same on purpose is listed with its reason', () => {
    const same = { ...clean, [en]: englishWith({ title: french.title }) };
    const list = 'test/checks/same-on-purpose.json';
    expect(linesFor(checkLocales, { ...same, [list]: { 'home:title': 'a name' } })).toEqual([]);
    expect(linesFor(checkLocales, { ...same, [list]: { 'en home:title': 'a name' } })).toEqual([]);
    expect(linesFor(checkLocales, { ...same, [list]: { 'ar home:title': 'a name' } })).toHaveLength(2);
    expect(linesFor(checkLocales, { ...same, [list]: { 'home:title': '' } })[0]).toContain('no reason');
  });
});
