import { describe, expect, test } from 'vitest';
import { components, french, names, render, titled } from './component-cases.ts';

describe('the catalogue of components', () => {
  test('each template has its description, and each description its template', () => {
    expect(names('.json')).toEqual(names('.eta'));
    expect(components.length).toBeGreaterThan(20);
  });

  test.each(components)('$name says all that its examples give', ({ takes, examples }) => {
    const known = Object.keys(takes).map(option => option.replace('?', ''));
    for (const { options } of examples) expect(known).toEqual(expect.arrayContaining(Object.keys(options)));
  });

  test.each(titled)('$title', one => {
    expect(render(one)).not.toMatch(/undefined|\[object|NaN|common:/);
  });

  const needed = components.flatMap(({ name, takes, examples }) =>
    Object.keys(takes)
      .filter(option => !option.endsWith('?'))
      .map(option => ({ name, option, example: examples[0], language: french[0] })),
  );

  test.each(needed)('$name throws without $option', ({ name, option, example, language }) => {
    if (example === undefined || language === undefined) throw new Error('No example');
    const { [option]: _left, ...others } = example.options;
    expect(() => render({ name, example, language }, others)).toThrow();
  });
});
