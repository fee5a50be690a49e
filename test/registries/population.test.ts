import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkPassword, loadCommonPasswords } from '../../server/identity/password-rules.ts';
import { ageOn } from '../../server/registries/birth-date.ts';
import { groupNir, parseNir } from '../../server/registries/nir.ts';
import { readDemoPeople, readDemoProfessionals } from '../../server/registries/population.ts';
import { isRpps, nationalIdOf, rppsOfNationalId } from '../../server/registries/rpps.ts';

const DIR = 'data/reference';
const TODAY = '2026-11-22';
const people = readDemoPeople(DIR, TODAY);
const professionals = readDemoProfessionals(DIR);

function table(name: string): string[][] {
  const lines = readFileSync(join(DIR, name), 'utf8').split('\n');
  expect(lines[0]).toMatch(/^# source: ./);
  expect(lines[1]).toMatch(/^# date: \d{4}-\d\d-\d\d$/);
  return lines.filter(line => line !== '' && !line.startsWith('#')).map(line => line.split('\t'));
}

describe('the demo people', () => {
  test.each([
    ['PAT-TROIS', '2 79 03 51 215 189 89', 'none', '1979-03-28'],
    ['NESSI', '2 77 07 63 220 829 10', 'none', '1977-07-14'],
    ['ADRUN', '2 75 12 63 220 749 74', 'created-at-pharmacy', '1975-12-31'],
    ['CORSE', '1 80 03 2B 020 401 23', 'in-use', '1980-03-02'],
    ['MARTIN', '1 80 01 75 056 001 03', 'in-use', '1980-01-07'],
    ['ECETINSI', '1 09 07 63 220 834 89', 'none', '2009-07-14'],
  ])('%s %s', (familyName, nir, record, birthDate) => {
    const person = people.find(one => groupNir(one.nir) === nir);
    expect(person).toMatchObject({ familyName, record, birthDate });
  });

  it('have a number that says their sex, year and month of birth', () => {
    for (const person of people) {
      const start = `${person.sex === 'M' ? '1' : '2'}${person.birthDate.slice(2, 4)}${person.birthDate.slice(5, 7)}`;
      expect(parseNir(person.nir)).toEqual({ ok: true, nir: person.nir });
      expect(person.nir.startsWith(start)).toBe(true);
    }
  });

  it('each have a treating doctor of the directory', () => {
    for (const person of people) {
      const doctor = professionals.find(one => one.rpps === person.treatingDoctorRpps);
      expect(doctor?.professionCode).toBe('10');
    }
  });

  it('include Ruth, mother of two, and nobody knows her e-mail or phone', () => {
    const ruth = people.find(one => one.familyName === 'NESSI');
    expect(ruth).toMatchObject({ email: null, phone: null });
    expect(ruth?.children).toHaveLength(2);
  });

  it('have passwords that the rules accept', () => {
    const common = loadCommonPasswords(join(DIR, 'common-passwords.txt'));
    const accounts = people.filter(one => one.identifier !== null);
    expect(accounts.map(one => one.identifier)).toEqual([
      'zuda5163',
      'mavu4827',
      'tero9316',
      'lodi2748',
      'rima6351',
    ]);
    for (const { identifier, password, givenNames, familyName, birthDate } of accounts) {
      const owner = {
        identifier: identifier ?? '',
        names: [...givenNames, familyName],
        birthYear: Number(birthDate.slice(0, 4)),
      };
      expect(checkPassword(password ?? '', owner, common)).toBeNull();
    }
  });

  it('include a child who is 8, whatever the day of the first start', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, today => {
        const child = readDemoPeople(DIR, today).find(one => one.id === 'emma-ecetinsi');
        expect(ageOn(child?.birthDate ?? '', today)).toBe(8);
        expect(parseNir(child?.nir ?? '').ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('are refused when a number is wrong', () => {
    const dir = mkdtempSync(join(tmpdir(), 'population-'));
    const text = readFileSync(join(DIR, 'demo-people.json'), 'utf8');
    writeFileSync(join(dir, 'demo-people.json'), text.replace('279035121518989', '279035121518988'));
    expect(() => readDemoPeople(dir, TODAY)).toThrow();
    writeFileSync(join(dir, 'demo-people.json'), text.replace('"emma-ecetinsi"', '"nobody"'));
    expect(() => readDemoPeople(dir, TODAY)).toThrow('nobody');
  });
});

describe('the demo professionals', () => {
  const professions = table('professions.tsv').map(([system, code]) => `${system}/${code}`);

  it('are about 40, of many professions, all of them in the table', () => {
    expect(professionals.length).toBeGreaterThanOrEqual(40);
    const codes = professionals.map(one => `${one.professionSystem}/${one.professionCode}`);
    expect(new Set(codes).size).toBeGreaterThanOrEqual(12);
    expect(codes.filter(code => !professions.includes(code))).toEqual([]);
  });

  it('include occupational medicine, and one regulating doctor of the Centre 15', () => {
    const specialties = professionals.flatMap(one => one.exercises.map(exercise => exercise.specialtyCode));
    expect(specialties).toEqual(expect.arrayContaining(['SM25', 'C41']));
    expect(professionals.filter(one => one.medicalRegulation)).toHaveLength(1);
  });
});

describe('a number of the directory (RPPS)', () => {
  it('has 11 digits and a check digit', () => {
    for (const rpps of ['99700366240', '99700218896']) expect(isRpps(rpps)).toBe(true);
    for (const text of ['', '99700366241', '9970036624', '997003662400', '9970036624a', '٩٩٧٠٠٣٦٦٢٤٠']) {
      expect(isRpps(text)).toBe(false);
    }
  });

  it('shows one wrong digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...professionals),
        fc.nat(10),
        fc.constantFrom(...'0123456789'),
        (one, at, digit) => {
          fc.pre(one.rpps.charAt(at) !== digit);
          expect(isRpps(one.rpps.slice(0, at) + digit + one.rpps.slice(at + 1))).toBe(false);
        },
      ),
    );
  });

  it('is inside what Pro Santé Connect sends', () => {
    expect(rppsOfNationalId('899700366240')).toBe('99700366240');
    expect(rppsOfNationalId('099700366240')).toBeNull();
    expect(rppsOfNationalId('899700366241')).toBeNull();
    expect(nationalIdOf('99700366240')).toBe('899700366240');
  });
});

it('the document types have 11 classes that the DMP accepts', () => {
  const [head, ...rows] = table('dmp-document-types.tsv');
  expect(head).toEqual(['code', 'codeSystem', 'label', 'classCode', 'classLabel', 'inDmp']);
  expect(new Set(rows.filter(row => row[5] === 'yes').map(row => row[3])).size).toBe(11);
  expect(new Set(rows.map(row => row[0])).size).toBe(rows.length);
});
