import { describe, expect, test } from 'vitest';
import { wholeScope } from '../../../server/record/grant-scope.ts';
import { plainStanding } from '../../../server/record/permits.ts';
import { decide } from '../../../server/record/policy/decide.ts';
import type { Action, Content, Question, Standing, Viewer } from '../../../server/record/policy/viewer.ts';

/*
 * Who may see what, as a table to be read by somebody who knows the law and no code: each line says who, what, in which
 * case, and what follows by which rule (product rules, §4).
 */

const now = '2026-06-15T12:00:00.000Z';
const later = '2026-06-16T12:00:00.000Z';
const earlier = '2026-06-14T12:00:00.000Z';

const care = (id: string, code: string, specialty: string | null = null): Viewer => ({
  ...{ kind: 'professional', id, exerciseId: `${id}-place`, specialty, regulates: id === 'regulator' },
  profession: { system: code === '41' ? 'TRE_R94' : 'TRE_G15', code },
});
const account = (capacity: 'self' | 'representative' | 'caregiver', more: object = {}): Viewer => ({
  ...{ kind: 'account', id: capacity, capacity, scope: wholeScope, until: null },
  ...more,
});

const people = {
  'the patient': account('self'),
  'a parent': account('representative'),
  'a caregiver who may see reports': account('caregiver', {
    scope: { see: new Set(['10']), add: false, manage: false, history: false },
  }),
  'a caregiver whose time is over': account('caregiver', { until: earlier }),
  'the treating doctor': care('treating', '10', 'SM54'),
  'a doctor with the same rights': care('trusted', '10', 'SM30'),
  'a cardiologist': care('cardiologist', '10', 'SM04'),
  'a pharmacist': care('pharmacist', '21'),
  'a dentist': care('dentist', '40'),
  'a social worker': care('social', '41'),
  'a blocked doctor': care('blocked', '10', 'SM54'),
  'the doctor of the Centre 15': care('regulator', '10', 'SM59'),
  'an occupational doctor': care('cardiologist', '10', 'SM25'),
  'an insurer': { kind: 'insurer', id: 'insurer' },
  'an agent': { kind: 'agent', id: 'agent' },
  'a laboratory': { kind: 'organisation', id: 'laboratory' },
} as const satisfies Record<string, Viewer>;

const report: Content = {
  ...{ classCode: '10', typeCode: '11488-4', authorKind: 'organisation', authorId: 'laboratory' },
  ...{ isHidden: false, isSecret: false, keptBackUntil: null },
};
const things = {
  'a report': report,
  'a hidden report': { ...report, isHidden: true },
  'a report kept back until tomorrow': { ...report, keptBackUntil: later },
  'a report kept back until now': { ...report, keptBackUntil: now },
  'a report that a minor keeps secret': { ...report, isSecret: true },
  'a prescription': { ...report, classCode: '42', typeCode: '57833-6' },
  'advance directives': { ...report, classCode: '90', typeCode: 'EXPPAT_3' },
  'a residence certificate': { ...report, classCode: '95', typeCode: 'ATTEST-RESID' },
  'a hidden report by the blocked doctor': {
    ...{ ...report, isHidden: true },
    ...{ authorKind: 'professional', authorId: 'blocked' },
  },
} as const satisfies Record<string, Content>;

const consent = (rpps: string, more: object = {}) => ({
  ...{ ...({ rpps, exerciseId: null, classes: 'all', isAnnounced: true } as const), ...more },
});
const opened = (rpps: string, kind: 'break-glass' | 'centre-15', until = later) => ({
  openings: [{ rpps, exerciseId: `${rpps}-place`, kind, until }],
});
const agreed = {
  consents: ['cardiologist', 'pharmacist', 'dentist', 'social', 'blocked'].map(id => consent(id)),
};

const cases = {
  always: {},
  'once agreed': agreed,
  'agreed for prescriptions alone': { consents: [consent('cardiologist', { classes: new Set(['42']) })] },
  'agreed at another place': { consents: [consent('cardiologist', { exerciseId: 'elsewhere' })] },
  'in the care team, not announced': { consents: [consent('cardiologist', { isAnnounced: false })] },
  'after break-glass': opened('cardiologist', 'break-glass'),
  'after break-glass, the patient said no': {
    ...{ ...opened('cardiologist', 'break-glass'), choices: { emergency: false } },
  },
  'after break-glass, hidden documents too': {
    ...{ ...opened('cardiologist', 'break-glass'), choices: { emergency: true, hiddenDocuments: true } },
  },
  'after break-glass elsewhere': {
    openings: [{ rpps: 'cardiologist', exerciseId: 'elsewhere', kind: 'break-glass', until: later }],
  },
  'a day after break-glass': opened('cardiologist', 'break-glass', now),
  'after a call': opened('regulator', 'centre-15'),
  'after a call, the patient said no': { ...opened('regulator', 'centre-15'), choices: { centre15: false } },
  'when the patient said no to emergencies': { choices: { emergency: false } },
  'when closed': { status: 'closed' },
} as const satisfies Record<string, Partial<Standing>>;

type Line = [
  who: keyof typeof people,
  does: Action,
  what: keyof typeof things,
  when: keyof typeof cases,
  answer: 'yes' | 'no',
  rule: string,
];

const lines: readonly Line[] = [
  ['the patient', 'read', 'a report', 'always', 'yes', 'R2'],
  ['the patient', 'read', 'a hidden report', 'always', 'yes', 'R2'],
  ['the patient', 'read', 'a report kept back until tomorrow', 'always', 'no', 'R2'],
  ['the patient', 'read', 'a report kept back until now', 'always', 'yes', 'R2'],
  ['the patient', 'read', 'a report that a minor keeps secret', 'always', 'yes', 'R2'],
  ['the patient', 'change', 'a report', 'always', 'no', 'R11'],
  ['the patient', 'read', 'a report', 'when closed', 'no', 'closed'],
  ['the patient', 'own', 'a report', 'always', 'yes', 'R2'],
  ['the patient', 'reopen', 'a report', 'when closed', 'yes', 'R2'],
  ['the patient', 'read-complaints', 'a report', 'when closed', 'yes', 'R2'],
  ['the patient', 'read-history', 'a report', 'when closed', 'no', 'closed'],
  ['a parent', 'read-complaints', 'a report', 'when closed', 'no', 'closed'],
  ['a parent', 'own', 'a report', 'always', 'no', 'R11'],
  ['a parent', 'reopen', 'a report', 'when closed', 'no', 'closed'],
  ['a parent', 'read', 'a report', 'always', 'yes', 'R11'],
  ['a parent', 'read', 'a report that a minor keeps secret', 'always', 'no', 'R10'],
  ['a parent', 'read', 'a report kept back until tomorrow', 'always', 'no', 'R11'],
  ['a caregiver who may see reports', 'read', 'a report', 'always', 'yes', 'R11'],
  ['a caregiver who may see reports', 'read', 'a hidden report', 'always', 'yes', 'R11'],
  ['a caregiver who may see reports', 'read', 'a prescription', 'always', 'no', 'R11'],
  ['a caregiver who may see reports', 'hide', 'a report', 'always', 'no', 'R11'],
  ['a caregiver who may see reports', 'govern', 'a report', 'always', 'no', 'R11'],
  ['a caregiver who may see reports', 'read-history', 'a report', 'always', 'no', 'R11'],
  ['a caregiver whose time is over', 'read', 'a report', 'always', 'no', 'R11'],
  ['the treating doctor', 'read', 'a hidden report', 'always', 'yes', 'R4'],
  ['the treating doctor', 'read', 'a residence certificate', 'always', 'yes', 'R4'],
  ['the treating doctor', 'read', 'a report', 'when closed', 'no', 'closed'],
  ['the treating doctor', 'open-emergency', 'a report', 'always', 'yes', 'R8'],
  ['a doctor with the same rights', 'read', 'a hidden report', 'always', 'yes', 'R4'],
  ['a cardiologist', 'read', 'a report', 'always', 'no', 'R7'],
  ['a cardiologist', 'deposit', 'a report', 'always', 'no', 'R7'],
  ['a cardiologist', 'read', 'a report', 'once agreed', 'yes', 'R7'],
  ['a cardiologist', 'deposit', 'a report', 'once agreed', 'yes', 'R7'],
  ['a cardiologist', 'read', 'a hidden report', 'once agreed', 'no', 'R6'],
  ['a cardiologist', 'read', 'a residence certificate', 'once agreed', 'no', 'R7'],
  ['a cardiologist', 'read', 'a report', 'agreed for prescriptions alone', 'no', 'R7'],
  ['a cardiologist', 'read', 'a prescription', 'agreed for prescriptions alone', 'yes', 'R7'],
  ['a cardiologist', 'read', 'a report', 'agreed at another place', 'no', 'R7'],
  ['a cardiologist', 'read', 'a report', 'in the care team, not announced', 'no', 'R7'],
  ['a cardiologist', 'read', 'a report', 'after break-glass', 'yes', 'R8'],
  ['a cardiologist', 'read', 'a hidden report', 'after break-glass', 'no', 'R6'],
  ['a cardiologist', 'read', 'a hidden report', 'after break-glass, hidden documents too', 'yes', 'R8'],
  ['a cardiologist', 'read', 'a report', 'after break-glass, the patient said no', 'no', 'R7'],
  ['a cardiologist', 'read', 'a report', 'after break-glass elsewhere', 'no', 'R7'],
  ['a cardiologist', 'read', 'a report', 'a day after break-glass', 'no', 'R7'],
  ['a cardiologist', 'deposit', 'a report', 'after break-glass', 'no', 'R7'],
  ['a cardiologist', 'open-emergency', 'a report', 'always', 'yes', 'R8'],
  ['a cardiologist', 'open-emergency', 'a report', 'when the patient said no to emergencies', 'no', 'R7'],
  ['a cardiologist', 'open-centre-15', 'a report', 'always', 'no', 'R7'],
  ['a cardiologist', 'note-consent', 'a report', 'always', 'yes', 'R7'],
  ['a blocked doctor', 'note-consent', 'a report', 'always', 'no', 'R5'],
  ['an occupational doctor', 'note-consent', 'a report', 'always', 'no', 'R1'],
  ['the treating doctor', 'note-consent', 'a report', 'when closed', 'no', 'closed'],
  ['a parent', 'note-consent', 'a report', 'always', 'no', 'R11'],
  ['a pharmacist', 'read', 'a report', 'always', 'no', 'R7'],
  ['a pharmacist', 'read', 'a prescription', 'once agreed', 'yes', 'R7'],
  ['a dentist', 'read', 'advance directives', 'once agreed', 'no', 'R7'],
  ['a social worker', 'read', 'a report', 'once agreed', 'no', 'R7'],
  ['a blocked doctor', 'read', 'a report', 'once agreed', 'no', 'R5'],
  ['a blocked doctor', 'read', 'a hidden report by the blocked doctor', 'always', 'yes', 'R3'],
  ['a blocked doctor', 'deposit', 'a report', 'once agreed', 'no', 'R5'],
  ['a blocked doctor', 'open-emergency', 'a report', 'always', 'no', 'R5'],
  ['the doctor of the Centre 15', 'open-centre-15', 'a report', 'always', 'yes', 'R9'],
  ['the doctor of the Centre 15', 'read', 'a report', 'after a call', 'yes', 'R9'],
  ['the doctor of the Centre 15', 'read', 'a hidden report', 'after a call', 'no', 'R6'],
  ['the doctor of the Centre 15', 'read', 'a report', 'after a call, the patient said no', 'no', 'R7'],
  ['an occupational doctor', 'read', 'a report', 'once agreed', 'no', 'R1'],
  ['an occupational doctor', 'open-emergency', 'a report', 'always', 'no', 'R1'],
  ['an insurer', 'read', 'a report', 'always', 'no', 'R1'],
  ['an agent', 'read', 'a report', 'always', 'no', 'R1'],
  ['a laboratory', 'read', 'a report', 'always', 'yes', 'R3'],
  ['a laboratory', 'read', 'a hidden report by the blocked doctor', 'always', 'no', 'R7'],
];

describe('who may see what', () => {
  test.each(lines)('%s · %s · %s · %s: %s, by %s', (who, action, what, when, answer, rule) => {
    const record: Standing = {
      ...plainStanding('record'),
      ...{ treatingDoctor: 'treating', sameRights: new Set(['trusted']), blocked: new Set(['blocked']) },
      ...cases[when],
    };
    const asked: Question = { viewer: people[who], action, record, now };
    expect(decide(asked, things[what])).toEqual({ allowed: answer === 'yes', rule });
  });
});
