import { describe, expect, it, test } from 'vitest';
import { languages, namesUnder, translator } from '../../server/i18n.ts';
import { readDemoProfessionals } from '../../server/registries/population.ts';
import { keyOfCode, readTable } from '../../server/registries/reference-table.ts';
import {
  authorCode,
  professionOf,
  professionOfAuthor,
  professions,
  specialties,
  specialtyOf,
} from '../../server/registries/specialties.ts';
import { professionName, specialtyName } from '../../server/web/profession-words.ts';

const [fr, en, ar] = ['fr', 'en', 'ar'].map(translator);
const directory = readDemoProfessionals('data/reference');

/** The codes of the people of the directory, one for each place where they work. */
const authors = directory.flatMap(({ professionSystem: system, professionCode: code, exercises }) =>
  exercises.map(({ specialtyCode }) => authorCode({ system, code }, specialtyCode)),
);

describe('the tables of professions and specialties', () => {
  it('are read whole', () => {
    expect(professions).toHaveLength(35);
    expect(specialties).toHaveLength(396);
    expect(specialtyOf('G15_10/SM54')?.label).toBe('Médecin - Médecine Générale (SM)');
    expect(professionOf('TRE_R95', '93')?.label).toBe('Psychologue');
    for (const code of ['', 'SM54', '__proto__']) expect(specialtyOf(code)).toBeUndefined();
    expect(professionOf('TRE_G15', '00')).toBeUndefined();
  });

  test.each([
    ['G15_10', 'Médecin'],
    ['G15_10/SM54', 'Médecin'],
    ['G15_10/SCH10', 'Médecin'],
    ['G15_10-SM19', 'Médecin'],
    ['72', 'Psychothérapeute'],
    ['41', 'Assistant de service social'],
    ['G15_100', undefined],
    ['EXP_PATIENT', undefined],
    ['', undefined],
  ])('the author %s has the profession %s', (code, label) => {
    expect(professionOfAuthor(code)?.label).toBe(label);
  });

  it('know every author of the directory', () => {
    expect(authors.filter(code => specialtyOf(code) === undefined)).toEqual([]);
  });

  it('are refused with a wrong column or a value too many', () => {
    expect(readTable('# source: x\ncode\tlabel\n1\tone\n', ['code', 'label'])).toEqual([
      { code: '1', label: 'one' },
    ]);
    expect(() => readTable('code\tname\n', ['code', 'label'])).toThrow('not code, label');
    expect(() => readTable('code\tlabel\n1\tone\tmore\n', ['code', 'label'])).toThrow('Line 2');
    expect(() => readTable('', ['code'])).toThrow('columns');
  });
});

describe.each(languages.map(({ code }) => code))('the words for professions in %s', language => {
  const t = translator(language);

  it('say every profession in the language of the page', () => {
    for (const profession of professions) {
      const { text, lang } = professionName(t, profession);
      expect(text).not.toBe(t('professions:other'));
      expect(lang).toBeUndefined();
    }
  });

  it('say what everybody of the directory does, in the language of the page', () => {
    expect(authors.filter(code => specialtyName(t, code).lang !== undefined)).toEqual([]);
  });

  it('say no two professions or specialties alike', () => {
    // Psychologists stand in the table twice: as a health profession of old, and by their title.
    const once = professions.filter(({ system, code }) => `${system}/${code}` !== 'TRE_R95/93');
    const said = new Map(specialties.map(({ words, code }) => [words, specialtyName(t, code).text]));
    said.delete('');
    expect(new Set(once.map(one => professionName(t, one).text)).size).toBe(once.length);
    expect(new Set(said.values()).size).toBe(said.size);
  });
});

describe('the words for an author', () => {
  test.each([
    ['G15_10/SM04', { text: 'Cardiologue, médecin du cœur' }, { text: 'Cardiologist, heart doctor' }],
    ['G15_10', { text: 'Médecin' }, { text: 'Doctor' }],
    ['G15_10/SCH10', { text: 'Médecin' }, { text: 'Doctor' }],
    [
      'ALIM_AM',
      { text: "Envoi automatique de l'Assurance Maladie" },
      { text: 'Sent by the Assurance Maladie' },
    ],
    [
      'G15_10/CAPA12',
      { text: 'Médecine pénitentiaire', lang: 'fr' },
      { text: 'Médecine pénitentiaire', lang: 'fr' },
    ],
    ['321', { text: 'Médiateur familial', lang: 'fr' }, { text: 'Médiateur familial', lang: 'fr' }],
    ['constructor', { text: 'Autre professionnel' }, { text: 'Another professional' }],
    ['<b>', { text: 'Autre professionnel' }, { text: 'Another professional' }],
    ['', { text: 'Autre professionnel' }, { text: 'Another professional' }],
  ])('%s', (code, french, english) => {
    expect(fr && specialtyName(fr, code)).toEqual(french);
    expect(en && specialtyName(en, code)).toEqual(english);
  });

  it('are Arabic where they are not marked as French', () => {
    const names = specialties.map(({ code }) => ar && specialtyName(ar, code));
    const unmarked = names.filter(name => name !== undefined && name.lang === undefined);
    expect(unmarked.length).toBeGreaterThan(200);
    for (const name of unmarked) expect(name?.text).toMatch(/\p{Script=Arabic}/u);
  });

  it('have no text that nothing stands for', () => {
    const words = new Set(specialties.map(one => one.words).filter(name => name !== ''));
    expect(namesUnder('professions', 'specialties').toSorted()).toEqual([...words].toSorted());
    const keys = professions.map(({ system, code }) => keyOfCode(`${system}/${code}`));
    expect(namesUnder('professions', 'professions').toSorted()).toEqual(keys.toSorted());
  });
});
