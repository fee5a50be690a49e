import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropSeparators, toAsciiDigits } from '../../server/registries/digits.ts';

const LAST_CODE_POINT = 0x10ffff;
const scripts = [
  'ar',
  'fa',
  'bn',
  'mr',
  'ta-u-nu-tamldec',
  'my',
  'km',
  'ne',
  'fr-u-nu-fullwide',
  'fr-u-nu-mathsanb',
];

it('reads numbers as every script writes them', () => {
  const number = fc.nat(Number.MAX_SAFE_INTEGER);
  fc.assert(
    fc.property(number, fc.constantFrom(...scripts), (value, language) => {
      const written = new Intl.NumberFormat(`${language}`, { useGrouping: false }).format(value);
      expect(toAsciiDigits(written)).toBe(String(value));
    }),
  );
});

it('knows every decimal digit of Unicode, ten by ten and in order', () => {
  const all = Array.from({ length: LAST_CODE_POINT + 1 }, (_, code) => code)
    .filter(code => code < 0xd800 || code > 0xdfff)
    .map(code => String.fromCodePoint(code))
    .filter(character => /\p{Nd}/u.test(character));
  expect(all.length).toBeGreaterThan(600);
  expect(toAsciiDigits(all.join(''))).toBe('0123456789'.repeat(all.length / 10));
});

it('leaves the rest alone', () => {
  expect(toAsciiDigits('Zoé ½ ² ① سلام 12')).toBe('Zoé ½ ² ① سلام 12');
});

it('drops what people put between groups, and nothing else', () => {
  expect(dropSeparators(' 06\u00a039.98-00–12\u200e ')).toBe('0639980012');
  expect(dropSeparators('a+b/c')).toBe('a+b/c');
});
