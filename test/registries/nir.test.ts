import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { groupNir, nirKey, parseNir } from '../../server/registries/nir.ts';

const DOMINIQUE = '279035121518989';
const CORSICAN = '180032B02040123';
const accepted = (nir: string) => ({ ok: true, nir });
const refused = (error: string) => ({ ok: false, error });

const published = readFileSync('data/reference/nir-test-values.tsv', 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map(line => line.split('\t'));

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const month = fc.constantFrom('01', '12', '20', '42', '50', '99');
const department = fc.oneof(digits(2), fc.constantFrom('2A', '2B'));
const body = fc
  .tuple(fc.constantFrom(...'123478'), digits(2), month, department, digits(6))
  .map(parts => parts.join(''));
const nirs = body.map(text => text + nirKey(text));

describe('the numbers the agency publishes', () => {
  test.each(published)('%s %s', (nir = '', _identity, _origin, key, valid) => {
    expect(nirKey(nir.slice(0, 13))).toBe(key);
    expect(parseNir(nir).ok).toBe(valid === 'yes');
  });

  it('are all in the table', () => {
    expect(published).toHaveLength(16);
    expect(published.filter(line => line[4] === 'yes')).toHaveLength(8);
  });
});

describe('a number typed in another way is the same number', () => {
  test.each([
    ['groups as on the card', '2 79 03 51 215 189 89'],
    ['spaces at the ends', '  279035121518989\t\n'],
    ['no-break and narrow spaces', '2\u00a079\u202f03\u200951\u3000215 189 89'],
    ['dots', '2.79.03.51.215.189.89'],
    ['dashes of several kinds', '2-79–03—51‑215−189-89'],
    ['direction marks', '\u200e2\u200f7\u202a9\u202b0\u202c3\u202d5\u202e1\u2066215\u2067189\u2068\u206989'],
    ['Arabic digits', '٢٧٩٠٣٥١٢١٥١٨٩٨٩'],
    ['Persian and Urdu digits', '۲۷۹۰۳۵۱۲۱۵۱۸۹۸۹'],
    ['Bengali digits', '২৭৯০৩৫১২১৫১৮৯৮৯'],
    ['Tamil digits', '௨௭௯௦௩௫௧௨௧௫௧௮௯௮௯'],
    ['full-width digits', '２７９０３５１２１５１８９８９'],
    ['two scripts at once', '٢ 79 ۰۳ 51 215 189 89'],
  ])('%s', (_way, typed) => {
    expect(parseNir(typed)).toEqual(accepted(DOMINIQUE));
  });

  test.each([
    '1 80 03 2B 020 401 23',
    '180032b02040123',
    '１８００３２Ｂ０２０４０１２３',
    '1.80.03.2b.020.401.23',
  ])('Corsica: %s', typed => {
    expect(parseNir(typed)).toEqual(accepted(CORSICAN));
  });
});

describe('each mistake has its own message', () => {
  test.each([
    ['', 'empty'],
    [' \u00a0\u200e-. ', 'empty'],
    ['27903512151898', 'too-short'],
    ['2790351215189', 'too-short'],
    ['2790351215189890', 'too-long'],
    ['27903512151898A', 'letters'],
    ['2790351215189O9', 'letters'],
    ['bonjour', 'letters'],
    ['180032C02040123', 'letters'],
    ['1B0032002040123', 'letters'],
    ['180031B02040123', 'letters'],
    ['27903512151898😀', 'letters'],
    ['279035121518989\u0000', 'letters'],
    ['+279035121518989', 'letters'],
    ['279035121518988', 'key'],
    ['279035121518900', 'key'],
    ['180032A02040123', 'key'],
    ['579035121518989', 'sex'],
    ['079035121518989', 'sex'],
    ['979035121518989', 'sex'],
    ['279005121518989', 'month'],
    ['279135121518989', 'month'],
    ['279195121518989', 'month'],
    ['279435121518989', 'month'],
    ['279495121518989', 'month'],
  ])('%j → %s', (typed, error) => {
    expect(parseNir(typed)).toEqual(refused(error));
  });

  test.each(['01', '12', '20', '30', '31', '42', '50', '99'])('month %s is possible', month => {
    const text = `279${month}51215189`;
    expect(parseNir(text + nirKey(text)).ok).toBe(true);
  });

  test.each(['1', '2', '3', '4', '7', '8'])('first digit %s is possible', first => {
    const text = `${first}790351215189`;
    expect(parseNir(text + nirKey(text)).ok).toBe(true);
  });
});

describe('what the key protects from', () => {
  it('accepts every number with its own key, and no other key', () => {
    fc.assert(
      fc.property(body, digits(2), (text, key) => {
        expect(parseNir(text + key)).toEqual(key === nirKey(text) ? accepted(text + key) : refused('key'));
      }),
    );
  });

  it('catches one wrong digit, wherever it is', () => {
    fc.assert(
      fc.property(nirs, fc.nat(14), fc.constantFrom(...'0123456789'), (nir, at, digit) => {
        fc.pre(nir.charAt(at) !== digit);
        expect(parseNir(nir.slice(0, at) + digit + nir.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  it('catches two neighbours swapped', () => {
    fc.assert(
      fc.property(nirs, fc.nat(13), (nir, at) => {
        const swapped = nir.slice(0, at) + nir.charAt(at + 1) + nir.charAt(at) + nir.slice(at + 2);
        fc.pre(swapped !== nir);
        expect(parseNir(swapped).ok).toBe(false);
      }),
    );
  });

  it('refuses to make a key for something else', () => {
    expect(() => nirKey('27903512151')).toThrow(RangeError);
    expect(() => nirKey('279035A215189')).toThrow(RangeError);
    expect(() => nirKey('abcdefghijklm')).toThrow(RangeError);
  });
});

it('shows a number as the card does, and reads it back', () => {
  expect(groupNir(DOMINIQUE)).toBe('2 79 03 51 215 189 89');
  expect(groupNir(CORSICAN)).toBe('1 80 03 2B 020 401 23');
  fc.assert(
    fc.property(nirs, nir => {
      expect(parseNir(groupNir(nir))).toEqual(accepted(nir));
    }),
  );
});

it('answers whatever is typed, a megabyte too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(parseNir(text)).toHaveProperty('ok', false);
    }),
  );
  expect(parseNir('2'.repeat(1_000_000))).toEqual(refused('too-long'));
  expect(parseNir('a'.repeat(1_000_000))).toEqual(refused('letters'));
  expect(parseNir('𝟗'.repeat(500_000))).toEqual(refused('too-long'));
  expect(parseNir(`${' '.repeat(1_000_000)}${DOMINIQUE}${'\u200e'.repeat(1_000_000)}`)).toEqual(
    accepted(DOMINIQUE),
  );
});
