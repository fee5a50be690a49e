import { describe, expect, it, test } from 'vitest';
import { PscClaimsError, readPscClaims } from '../../server/registries/psc-claims.ts';

/** An activity as the service sends it: everything it can say, most of it empty. */
const activity = {
  codeModeExercice: 'L',
  codeSecteurDactivite: 'SA07',
  codeRole: '',
  identifiantTechniqueDeLaStructure: '',
  raisonSocialeSite: 'CABINET DES TILLEULS',
  enseigneCommercialeSite: '',
  bureauCedex: 'REIMS',
  codePostal: '51100',
  autoriteDenregistrement: 'CNOM/CNOM/CNOM',
};

const exercise = {
  codeProfession: '10',
  codeCategorieProfessionnelle: 'C',
  nomDexercice: 'BELLEFEUILLE',
  prenomDexercice: 'Hélène',
  codeTypeSavoirFaire: 'S',
  codeSavoirFaire: 'SM54',
  activities: [activity],
};

const userinfo = {
  sub: 'f:550dc1c8:899700366240',
  SubjectNameID: '899700366240',
  preferred_username: '899700366240',
  family_name: 'FEUILLE',
  given_name: 'Hélène Marie',
  Acces_Regulation_Medicale: 'FAUX',
  SubjectRole: ['10^1.2.250.1.213.1.1.5.5'],
  otherIds: [{ identifiant: '899700366240', origine: 'RPPS', qualite: 1 }],
  SubjectRefPro: { codeCivilite: 'M', exercices: [exercise] },
};

describe('what Pro Santé Connect tells of a professional', () => {
  it('is the number in the directory, the name of practice, and each place with its profession', () => {
    expect(readPscClaims(userinfo)).toEqual({
      nationalId: '899700366240',
      rpps: '99700366240',
      familyName: 'BELLEFEUILLE',
      givenName: 'Hélène',
      regulates: false,
      practices: [
        {
          profession: { system: 'TRE_G15', code: '10' },
          category: 'C',
          specialty: 'SM54',
          structure: 'CABINET DES TILLEULS',
          structureId: '',
          sector: 'SA07',
          town: 'REIMS',
          postcode: '51100',
        },
      ],
    });
  });

  it('is the same in the older form, which has neither other identifiers nor names of practice', () => {
    const { otherIds: _, ...older } = userinfo;
    const { nomDexercice: _family, prenomDexercice: _given, ...unnamed } = exercise;
    const person = readPscClaims({ ...older, SubjectRefPro: { exercices: [unnamed] } });
    expect(person).toMatchObject({ rpps: '99700366240', familyName: 'FEUILLE', givenName: 'Hélène Marie' });
  });

  it('has no number of the directory for another identifier, a wrong check digit, or two numbers that differ', () => {
    const other = { SubjectNameID: 'ANS20210107161422', preferred_username: 'ANS20210107161422' };
    const edit = [{ identifiant: 'ANS20210107161422', origine: 'EDIT', qualite: 1 }];
    expect(readPscClaims({ ...userinfo, ...other, otherIds: edit }).rpps).toBeUndefined();
    expect(readPscClaims({ ...userinfo, SubjectNameID: '899700366241', otherIds: [] }).rpps).toBeUndefined();
    expect(readPscClaims({ ...userinfo, SubjectNameID: '099700366240', otherIds: [] }).rpps).toBeUndefined();
    const twice = [{ identifiant: '899700218896', origine: 'RPPS' }];
    expect(readPscClaims({ ...userinfo, otherIds: twice }).rpps).toBeUndefined();
  });

  it('is every place of every practice, and none of a profession that the tables do not have', () => {
    const pharmacist = { ...exercise, codeProfession: '21', codeTypeSavoirFaire: '', codeSavoirFaire: '' };
    const unknown = { ...exercise, codeProfession: '00' };
    const exercices = [
      { ...exercise, activities: [activity, { ...activity, codePostal: '75009' }] },
      pharmacist,
      unknown,
    ];
    const { practices } = readPscClaims({ ...userinfo, SubjectRefPro: { exercices } });
    expect(
      practices.map(({ profession, specialty, postcode }) => [profession.code, specialty, postcode]),
    ).toEqual([
      ['10', 'SM54', '51100'],
      ['10', 'SM54', '75009'],
      ['21', null, '51100'],
    ]);
    expect(readPscClaims({ ...userinfo, SubjectRefPro: { exercices: [] } }).practices).toEqual([]);
  });

  it('counts other know-how as no specialty, and titles and social work as professions', () => {
    const capacity = { ...exercise, codeTypeSavoirFaire: 'CAPA', codeSavoirFaire: 'C42' };
    const osteopath = { ...exercise, codeProfession: '71' };
    const social = { ...exercise, codeProfession: '41' };
    const { practices } = readPscClaims({
      ...userinfo,
      SubjectRefPro: { exercices: [capacity, osteopath, social] },
    });
    expect(practices.map(({ profession, specialty }) => [profession.system, specialty])).toEqual([
      ['TRE_G15', null],
      ['TRE_R95', 'SM54'],
      ['TRE_R94', 'SM54'],
    ]);
  });

  it('says whether they answer the calls of the Centre 15, as a word or as a value', () => {
    for (const [told, regulates] of [
      ['VRAI', true],
      [true, true],
      ['FAUX', false],
      [false, false],
      ['', false],
    ])
      expect(readPscClaims({ ...userinfo, Acces_Regulation_Medicale: told }).regulates).toBe(regulates);
    const { Acces_Regulation_Medicale: _, ...silent } = userinfo;
    expect(readPscClaims(silent).regulates).toBeUndefined();
  });

  it('keeps the know-how of occupational medicine, whatever kind of know-how it is, and no other certificate', () => {
    const specialtyOf = (codeTypeSavoirFaire: string, codeSavoirFaire: string) => {
      const one = { ...exercise, codeTypeSavoirFaire, codeSavoirFaire };
      return readPscClaims({ ...userinfo, SubjectRefPro: { exercices: [one] } }).practices[0]?.specialty;
    };
    expect(specialtyOf('C', 'C41')).toBe('C41');
    expect(specialtyOf('CAPA', 'CAPA11')).toBe('CAPA11');
    expect(specialtyOf('CAPA', 'CAPA02')).toBeNull();
  });

  it('gives a student no practice: their rights are those of whoever answers for them', () => {
    const student = { ...exercise, codeCategorieProfessionnelle: 'E' };
    expect(readPscClaims({ ...userinfo, SubjectRefPro: { exercices: [student] } }).practices).toEqual([]);
  });
});

test.each([
  ['nothing', undefined],
  ['a text', 'SubjectNameID'],
  ['nobody', {}],
  ['an empty name', { ...userinfo, SubjectNameID: ' ', preferred_username: '' }],
  ['exercises that are no list', { ...userinfo, SubjectRefPro: { exercices: 'none' } }],
  ['a number as a number', { ...userinfo, SubjectNameID: 899700366240 }],
])('an answer that is %s is refused, and its error tells no value of it', (_name, answer) => {
  const read = () => readPscClaims(answer);
  expect(read).toThrow(PscClaimsError);
  expect(read).not.toThrow(/8997|BELLE/);
});
