import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { plainStanding } from '../../../server/record/permits.ts';
import { policyVersion } from '../../../server/record/policy/access-policy.ts';
import { decide, scope } from '../../../server/record/policy/decide.ts';
import type { Content, Question, Standing } from '../../../server/record/policy/viewer.ts';
import {
  actions,
  anybody,
  inWorlds,
  now,
  owners,
  professionals,
  questions,
  relatives,
  sources,
} from './random.ts';

const runs = inWorlds(500);

function always<Q extends Question>(asked: fc.Arbitrary<Q>, says: (asked: Q) => void): void {
  fc.assert(
    fc.property(asked, one => {
      says(one);
    }),
    runs,
  );
}

/** Nothing holds of the record: nobody agreed, blocked, opened or answered anything. */
const bare = plainStanding('record');
const agreedTo = (rpps: string): Standing => ({
  ...bare,
  consents: [{ rpps, exerciseId: null, classes: 'all', isAnnounced: true }],
});
const doctor = { profession: { system: 'TRE_G15', code: '10' }, specialty: null };
const doctors = professionals.map(who => ({ ...who, ...doctor }));

test('the version of the rules is the day on which they became so', () => {
  expect(new Date(policyVersion).toISOString()).toBe(`${policyVersion}T00:00:00.000Z`);
});

test('a permit is of one record and of one instant', () => {
  always(questions(anybody, actions), asked => {
    const permit = scope({ ...asked, record: { ...asked.record, recordId: 'this one' } });
    expect([permit.recordId, permit.now]).toEqual(['this one', now]);
  });
});

describe('the rule that opens a record, for the history', () => {
  it('is none for those who read nothing', () => {
    always(questions(anybody), asked => {
      const permit = scope({ ...asked, record: { ...asked.record, status: 'closed' } });
      expect([permit.rule, permit.condition]).toEqual([undefined, false]);
    });
    always(questions(anybody, actions), asked => {
      const { rule, condition } = scope(asked);
      if (rule === undefined) expect(condition).toBe(false);
    });
  });

  it('is the one of the patient, or of those who act for them', () => {
    always(questions(owners), asked => expect(scope(asked).rule).toBe('R2'));
    always(questions(relatives), asked => {
      const viewer = { ...asked.viewer, until: null };
      const sees = viewer.scope.see === 'all' || viewer.scope.see.size > 0;
      expect(scope({ ...asked, viewer }).rule).toBe(sees ? 'R11' : undefined);
    });
  });

  it('is the author’s where no other rule opens anything, and the other rule where one does', () => {
    always(questions(fc.oneof(doctors, sources)), asked => {
      expect(scope({ ...asked, record: bare }).rule).toBe('R3');
    });
    always(questions(doctors), asked => {
      const { id } = asked.viewer;
      expect(scope({ ...asked, record: agreedTo(id) }).rule).toBe('R7');
      expect(scope({ ...asked, record: { ...agreedTo(id), treatingDoctor: id } }).rule).toBe('R4');
      expect(scope({ ...asked, action: 'deposit', record: agreedTo(id) }).rule).toBe('R7');
      expect(scope({ ...asked, action: 'deposit', record: bare }).rule).toBe(undefined);
    });
  });

  it('is never one behind a refusal: who is blocked opens what they wrote, by R3, whatever was agreed', () => {
    always(questions(doctors), asked => {
      const record = { ...agreedTo(asked.viewer.id), blocked: new Set([asked.viewer.id]) };
      expect(scope({ ...asked, record }).rule).toBe('R3');
      expect(scope({ ...asked, action: 'deposit', record }).rule).toBe(undefined);
    });
  });

  it('is the first of two: what was agreed comes before what was opened in an emergency', () => {
    always(questions(doctors), asked => {
      const { id, exerciseId } = asked.viewer;
      const openings = [{ rpps: id, exerciseId, kind: 'break-glass', until: '2027' } as const];
      expect(scope({ ...asked, record: { ...agreedTo(id), openings } }).rule).toBe('R7');
      expect(scope({ ...asked, record: { ...bare, openings } }).rule).toBe('R8');
    });
  });
});

test('an act on the record alone is an act on nothing hidden, secret or kept back, that nobody there has written', () => {
  const nothing: Content = {
    ...{ classCode: '', typeCode: '', authorKind: 'account', authorId: 'nobody' },
    ...{ isHidden: false, isSecret: false, keptBackUntil: null },
  };
  always(questions(anybody, actions), asked => expect(decide(asked)).toEqual(decide(asked, nothing)));
});
