import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkPassword,
  loadCommonPasswords,
  passwordStrength,
} from '../../server/identity/password-rules.ts';

const common = loadCommonPasswords('data/reference/common-passwords.txt');
const owner = { identifier: 'mavu4827', names: ['Anthony', "D'ÉTAT-MAJOR", 'Li'], birthYear: 1980 };
const check = (password: string) => checkPassword(password, owner, common);

describe('a password that may be used', () => {
  test.each([
    'soleil pomme velo tambour',
    'nuage-bateau-orange-porte',
    'mot fil sac bol',
    'kR7vPq2xTz9w',
    'a!@#$%^&*()_',
    'éàüçôîêâûùëï',
    'Мій кіт спить удень',
    'قطتي تنام في النهار',
    '我的猫喜欢在阳台上睡觉呢',
    ' deux  espaces et plus ',
    'linotte verte 1975',
    `phrase ${'longue et belle '.repeat(7)}fin`,
    '😀🐸🌵🍎🚲🎸⛵🏠🌙📚🎈🧩',
  ])('%s', password => {
    expect(check(password)).toBeNull();
  });

  it('has 12 to 128 characters, whatever the way an accent is written', () => {
    const letters = 'kvzpqxtwrmhd'.repeat(11);
    expect(check('kvzpqxtwrmh')).toBe('too-short');
    expect(check('kvzpqxtwrmhd')).toBeNull();
    expect(check('kvzpqxtwrmé'.normalize('NFD'))).toBe('too-short');
    expect(check(`${letters.slice(0, 127)}é`.normalize('NFD'))).toBeNull();
    expect(check(letters.slice(0, 129))).toBe('too-long');
    expect(check('x'.repeat(1_000_000))).toBe('too-long');
    expect(check('')).toBe('empty');
  });
});

describe('a password that others would try first', () => {
  test.each([
    'motdepasse123',
    'MotDePasse2024',
    'Mot de passe 2026 !',
    'm0td3p@ss3m0td3p@ss3',
    'P@ssw0rd1234',
    'azertyuiop123',
    'AZERTYUIOPQSDF',
    'qwertyuiop[]12',
    'poiuytreza321',
    '1234567890123',
    '١٢٣٤٥٦٧٨٩٠١٢',
    '123456789012',
    'abcdefghijkl',
    'a-b-c-d-e-f-g',
    'aaaaaaaaaaaa',
    '            ',
    'abcabcabcabcabc',
    'papapapapapa',
    'soleilsoleil',
    'bonjour bonjour',
    'jetaimemonamour',
    'je t’aime mon amour',
    'correct horse battery staple',
    'a1z2e3r4t5y6',
    'Marseille2025',
    'chocolat 123456',
  ])('%s', password => {
    expect(check(password)).toBe('common');
  });

  it('is refused in capitals, with accents or with spaces too', () => {
    const listed = [...common].filter(word => word.length >= 12);
    expect(listed.length).toBeGreaterThan(3000);
    const disguised = listed.map(word => {
      const middle = Math.floor(word.length / 2);
      return `${word.slice(0, middle)} ${word.slice(middle)}`.toUpperCase().replaceAll('E', 'É');
    });
    expect(
      disguised.filter(word => check(word) !== 'common' && check(word) !== 'contains-birth-year'),
    ).toEqual([]);
  });
});

describe('a password that says who its owner is', () => {
  test.each([
    ['mavu4827 et le reste', 'contains-identifier'],
    ['xx MAVU-4827 xxyz', 'contains-identifier'],
    ['vive anthony toujours', 'contains-name'],
    ['ÀNTHÖNY et les autres', 'contains-name'],
    ['ａｎｔｈｏｎｙ et les autres', 'contains-name'],
    ['mon etat est bon', 'contains-name'],
    ['un detatmajor complet', 'contains-name'],
    ['ma belle annee 1980', 'contains-birth-year'],
    ['ma belle annee ١٩٨٠', 'contains-birth-year'],
  ])('%s → %s', (password, error) => {
    expect(check(password)).toBe(error);
  });

  it('may hold a name of two letters, which is in half of all words', () => {
    expect(check('lilas et liseron bleus')).toBeNull();
  });

  it('is not refused for what is not known', () => {
    const nobody = { identifier: '', names: ['', '-'], birthYear: null };
    expect(checkPassword('ma belle annee 1980', nobody, common)).toBeNull();
    expect(checkPassword('ma belle annee 1980', { ...nobody, birthYear: '' }, common)).toBeNull();
    expect(checkPassword('ma belle annee 1980', { ...nobody, birthYear: '1980' }, common)).toBe(
      'contains-birth-year',
    );
  });
});

it('answers whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 11 }), text => {
      expect(check(text)).not.toBeNull();
    }),
  );
});

test.each([
  ['', 'weak'],
  ['kR7vPq2x', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['azertyuiopqsdfghjklmwxcvbn', 'weak'],
  ['kvzpqxtwrmhd', 'good'],
  ['kvzpqxtwrmhdkv', 'good'],
  ['kR7vPq2xTz9wLm4n', 'strong'],
  ['soleil pomme velo tambour', 'strong'],
])('strength of %j: %s', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
