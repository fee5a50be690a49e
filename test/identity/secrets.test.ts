import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  findCreationCodeError,
  groupCode,
  makeCreationCode,
  makeIdentifier,
  makeInitialPassword,
  makeOneTimeCode,
  normaliseCreationCode,
  normaliseDigits,
} from '../../server/identity/secrets.ts';

const MANY = 2000;
const words = readFileSync('data/reference/easy-words.txt', 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'));
const many = (make: () => string) => Array.from({ length: MANY }, make);
/** Randomness that can be drawn again, of any bytes. */
const from = (bytes: Uint8Array) => {
  let at = 0;
  return (length: number) => Uint8Array.from({ length }, () => bytes[at++ % bytes.length] ?? 0);
};
const codes = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(bytes => {
  bytes[0] = 1;
  return makeCreationCode(from(bytes));
});

describe('an identifier', () => {
  it('has 4 letters that are not taken for others, and 4 digits', () => {
    for (const identifier of many(() => makeIdentifier(randomBytes))) {
      expect(identifier).toMatch(/^[a-hjkmnp-z]{4}\d{4}$/);
    }
  });

  it('is not the same twice', () => {
    expect(new Set(many(() => makeIdentifier(randomBytes))).size).toBeGreaterThan(MANY - 5);
  });
});

describe('an initial password', () => {
  it('is 4 different easy words', () => {
    for (const password of many(() => makeInitialPassword(randomBytes, words))) {
      const parts = password.split('-');
      expect(new Set(parts).size).toBe(4);
      expect(parts.filter(part => !words.includes(part))).toEqual([]);
    }
  });

  it('cannot be made of too few words', () => {
    expect(() => makeInitialPassword(randomBytes, ['un', 'deux', 'trois', 'trois'])).toThrow(RangeError);
    expect(makeInitialPassword(randomBytes, ['un', 'deux', 'trois', 'quatre']).split('-').sort()).toEqual(
      ['un', 'deux', 'trois', 'quatre'].sort(),
    );
  });
});

describe('the easy words', () => {
  it('are enough for 41 bits, short, and without accents', () => {
    expect(words.length).toBeGreaterThanOrEqual(1296);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter(word => word !== 'sel' && !/^[a-z]{4,8}$/.test(word))).toEqual([]);
    const known = 'lune panier route sel soleil pomme velo tambour nuage bateau orange porte'.split(' ');
    expect(words).toEqual(expect.arrayContaining(known));
  });

  it('differ by more than one letter', () => {
    const holes = words.flatMap(word => {
      const places = [...word].map((_, at) => at);
      const changed = places.map(at => `${word.slice(0, at)}?${word.slice(at + 1)}`);
      return [word, ...new Set(places.map(at => word.slice(0, at) + word.slice(at + 1))), ...changed];
    });
    expect(
      holes.filter((hole, at) => holes.indexOf(hole) !== at && (hole.includes('?') || words.includes(hole))),
    ).toEqual([]);
  });
});

describe('a creation code', () => {
  it('holds no character that is taken for another', () => {
    for (const code of many(() => makeCreationCode(randomBytes)))
      expect(code).toMatch(/^[AD-HJKMNPRTV-Y2-5789]{12}$/);
  });

  it('uses each character as often', () => {
    const drawn = many(() => makeCreationCode(randomBytes)).join('');
    const counts = [...new Set(drawn)].map(one => drawn.split(one).length - 1);
    expect(counts).toHaveLength(24);
    // 1,000 each; 200 away is more than six standard deviations.
    expect(counts.filter(count => Math.abs(count - MANY / 2) > 200)).toEqual([]);
  });

  it('is read back from groups, in small letters, with spaces and dashes', () => {
    fc.assert(
      fc.property(codes, code => {
        for (const typed of [
          code,
          groupCode(code),
          ` ${groupCode(code).toLowerCase()}\n`,
          groupCode(code).replaceAll(' ', '-'),
        ]) {
          expect(normaliseCreationCode(typed)).toBe(code);
        }
      }),
    );
  });

  test.each([
    ['D', 'O0Qoq٠ОО'],
    ['7', 'I1Lil|٧І'],
    ['5', 'Ss５Ѕ'],
    ['2', 'Zz۲'],
    ['8', 'BbВ'],
    ['G', 'Cc6С'],
    ['V', 'Uu'],
    ['A', 'aАＡ'],
    ['K', 'kКк'],
  ])('reads look-alikes of %s: %s', (meant, looks) => {
    for (const look of looks)
      expect(normaliseCreationCode(`ADEF GHJ${look} KMNP`)).toBe(`ADEFGHJ${meant}KMNP`);
  });

  it('gives a code for any 12 letters and digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{12}$/), typed => {
        expect(findCreationCodeError(typed)).toBeNull();
        expect(normaliseCreationCode(typed)).toMatch(/^[AD-HJKMNPRTV-Y2-5789]{12}$/);
      }),
    );
  });

  test.each([
    ['', 'empty'],
    [' - \u200e', 'empty'],
    ['ADEF GHJK MNP', 'too-short'],
    ['ADEF GHJK MNPR 2', 'too-long'],
    ['ADEF GHJK MNP!', 'characters'],
    ['ADEF GHJK MNPض', 'characters'],
    ['A'.repeat(1_000_000), 'too-long'],
  ])('%#: %s', (typed, error) => {
    expect(findCreationCodeError(typed)).toBe(error);
    expect(normaliseCreationCode(typed).length).toBeLessThanOrEqual(13);
  });
});

describe('a one-time code', () => {
  it('has as many digits as asked, zeros first kept', () => {
    for (const digits of [6, 7, 8]) {
      for (const code of many(() => makeOneTimeCode(randomBytes, digits)))
        expect(code).toMatch(new RegExp(`^\\d{${digits}}$`));
    }
    expect(makeOneTimeCode(from(Uint8Array.of(0)), 8)).toBe('00000000');
    for (const digits of [0, 5, 9, 6.5, Number.NaN])
      expect(() => makeOneTimeCode(randomBytes, digits)).toThrow(RangeError);
  });

  it('is read with spaces and in any script', () => {
    expect(normaliseDigits(' 4217 3109 ')).toBe('42173109');
    expect(normaliseDigits('٤٢١٧ ٣١٠٩')).toBe('42173109');
    expect(normaliseDigits('\u200e4217-3109\u2069')).toBe('42173109');
    expect(normaliseDigits('4217 310O')).toBe('4217310O');
  });
});

it('stops rather than turn for ever when the randomness is broken', () => {
  expect(() => makeIdentifier(from(Uint8Array.of(255)))).toThrow('randomness');
});
