import { describe, expect, it, test } from 'vitest';
import { documentTypes } from '../../../server/record/document-types.ts';
import { matrix } from '../../../server/record/policy/access-matrix.ts';
import { professions } from '../../../server/registries/specialties.ts';

const doctor = { system: 'TRE_G15', code: '10' };
const people = {
  doctor,
  pharmacist: { system: 'TRE_G15', code: '21' },
  nurse: { system: 'TRE_G15', code: '60' },
  dentist: { system: 'TRE_G15', code: '40' },
  podiatrist: { system: 'TRE_G15', code: '80' },
  midwife: { system: 'TRE_G15', code: '50' },
  'social worker': { system: 'TRE_R94', code: '41' },
  osteopath: { system: 'TRE_R95', code: '71' },
} as const;

const codes = {
  'a laboratory report': ['10', '11502-2'],
  'a prescription of medicines': ['42', '57833-6'],
  'a residence certificate': ['95', 'ATTEST-RESID'],
  'advance directives': ['90', 'EXPPAT_3'],
  'a psychiatric summary': ['11', '68599-0'],
  'a care-home plan': ['44', '80788-3'],
  'a delivery report': ['10', '15508-5'],
  'a psychological assessment': ['11', '83901-9'],
  refunds: ['60', 'REMB'],
} as const;

/** Who reads what: yes or no, and whether something published says so. */
const whoReadsWhat: readonly [
  keyof typeof people,
  keyof typeof codes,
  'reads' | 'is refused',
  'source' | 'assumed',
][] = [
  ['doctor', 'a laboratory report', 'reads', 'source'],
  ['doctor', 'advance directives', 'reads', 'source'],
  ['doctor', 'a psychiatric summary', 'reads', 'source'],
  ['doctor', 'refunds', 'reads', 'source'],
  ['doctor', 'a residence certificate', 'is refused', 'source'],
  ['pharmacist', 'a laboratory report', 'reads', 'source'],
  ['pharmacist', 'a prescription of medicines', 'reads', 'source'],
  ['pharmacist', 'a residence certificate', 'is refused', 'source'],
  ['pharmacist', 'advance directives', 'is refused', 'assumed'],
  ['pharmacist', 'a psychiatric summary', 'is refused', 'assumed'],
  ['pharmacist', 'refunds', 'is refused', 'assumed'],
  ['nurse', 'a laboratory report', 'reads', 'source'],
  ['nurse', 'a care-home plan', 'is refused', 'assumed'],
  ['dentist', 'a laboratory report', 'reads', 'source'],
  ['dentist', 'advance directives', 'is refused', 'source'],
  ['dentist', 'a psychiatric summary', 'is refused', 'source'],
  ['dentist', 'a psychological assessment', 'is refused', 'source'],
  ['dentist', 'a care-home plan', 'is refused', 'source'],
  ['podiatrist', 'a laboratory report', 'reads', 'source'],
  ['podiatrist', 'a delivery report', 'is refused', 'source'],
  ['midwife', 'a delivery report', 'is refused', 'assumed'],
  ['social worker', 'a laboratory report', 'is refused', 'assumed'],
  ['social worker', 'refunds', 'is refused', 'assumed'],
  ['osteopath', 'a laboratory report', 'is refused', 'assumed'],
];

describe('the access matrix, as a lawyer reads it', () => {
  test.each(whoReadsWhat)('a %s, %s: %s (%s)', (who, what, answer, status) => {
    const [classCode, typeCode] = codes[what];
    const cell = matrix.cell(people[who], null, { classCode, typeCode, action: 'read' });
    expect(cell.allowed).toBe(answer === 'reads');
    expect(cell.status).toBe(status);
    expect(cell.source === null).toBe(status === 'assumed');
  });

  it('lets nobody deposit what the patient or the insurer does', () => {
    for (const profession of professions) {
      const { classes, types } = matrix.allows(profession, null, 'write');
      expect(classes).not.toContain('90');
      expect(classes).not.toContain('60');
      expect(types).not.toContain('EXPPAT_3');
    }
  });

  it('lets a pharmacist deposit what was dispensed, and no prescription of a doctor', () => {
    const write = (typeCode: string, classCode: string) =>
      matrix.cell(people.pharmacist, null, { classCode, typeCode, action: 'write' }).allowed;
    expect(write('60593-1', '43')).toBe(true);
    expect(write('57833-6', '42')).toBe(false);
  });
});

describe('the access matrix, where it has no cell', () => {
  it.each([
    ['a kind of documents that no class has', people.doctor, '', '0-0'],
    ['a profession that it does not know', { system: 'TRE_G15', code: '00' }, '10', '11502-2'],
  ])('is closed on a guess: %s', (_what, profession, classCode, typeCode) => {
    const cell = matrix.cell(profession, null, { classCode, typeCode, action: 'read' });
    expect(cell).toEqual({ allowed: false, status: 'assumed', source: null });
  });
});

describe('the access matrix, as sets', () => {
  it('says the same as cell by cell, for every profession and type, to read and to write', () => {
    for (const profession of professions)
      for (const action of ['read', 'write'] as const) {
        const { classes, exceptTypes, types } = matrix.allows(profession, null, action);
        for (const { code: typeCode, classCode = '' } of documentTypes) {
          const bySets = (classes.has(classCode) && !exceptTypes.has(typeCode)) || types.has(typeCode);
          expect(bySets).toBe(matrix.cell(profession, null, { classCode, typeCode, action }).allowed);
        }
      }
  });

  it('leave types out of classes that are open, and add types of classes that are not', () => {
    for (const profession of professions) {
      const { classes, exceptTypes, types } = matrix.allows(profession, null, 'read');
      const classOf = (code: string) => documentTypes.find(type => type.code === code)?.classCode ?? '';
      for (const code of exceptTypes) expect(classes).toContain(classOf(code));
      for (const code of types) expect(classes).not.toContain(classOf(code));
    }
  });

  it('opens nothing to a profession that it does not know', () => {
    for (const code of ['', '99', 'toString', '__proto__', '10/SM54', ' 10']) {
      const allowed = matrix.allows({ system: 'TRE_G15', code }, null, 'read');
      expect([...allowed.classes, ...allowed.types]).toEqual([]);
    }
    expect(matrix.allows({ system: 'TRE_R95', code: '10' }, null, 'read').classes.size).toBe(0);
  });

  it('gives a specialty what its profession has where nothing else is said', () => {
    expect(matrix.allows(doctor, 'SM54', 'read')).toEqual(matrix.allows(doctor, null, 'read'));
    expect(matrix.allows(doctor, 'made-up', 'read')).toEqual(matrix.allows(doctor, null, 'read'));
  });

  it('works them out once, but not for a specialty that comes from outside, or the memory would grow with it', () => {
    for (const specialty of [null, 'SM54'])
      expect(matrix.allows(doctor, specialty, 'read')).toBe(matrix.allows(doctor, specialty, 'read'));
    expect(matrix.allows(doctor, 'made-up', 'read')).not.toBe(matrix.allows(doctor, 'made-up', 'read'));
    expect(matrix.allows(doctor, null, 'read')).not.toBe(matrix.allows(doctor, null, 'write'));
    const { osteopath } = people;
    expect(matrix.allows(osteopath, null, 'read')).toBe(matrix.allows(osteopath, null, 'read'));
    const [one, other] = ['00', 'nobody'].map(code =>
      matrix.allows({ system: 'TRE_G15', code }, null, 'read'),
    );
    expect(one).toBe(other);
  });
});
