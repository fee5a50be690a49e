import { describe, expect, it, test } from 'vitest';
import type { Document } from '../../../server/record/documents.ts';
import { readGrantScope, wholeScope } from '../../../server/record/grant-scope.ts';
import {
  contentOf,
  isAllowed,
  mustBeAllowed,
  permitOf,
  plainStanding,
} from '../../../server/record/permits.ts';
import type { RecordAccess } from '../../../server/record/records.ts';
import { ownerGrant } from '../../../server/record/records.ts';
import { now } from './random.ts';

const world = { now: () => new Date(now) };
const owner: RecordAccess = {
  ...{ accountId: 'a1', recordId: 'r1', insuredId: 'i1', capacity: 'self', grant: ownerGrant },
  createdAt: new Date(now),
};
const caregiver: RecordAccess = {
  ...{ ...owner, accountId: 'a2', capacity: 'caregiver' },
  grant: { scope: { see: new Set(['10']), add: true, manage: false, history: false }, until: null },
};

describe('what an account may do with a record', () => {
  it('is for this record and this instant, and to read unless something else is asked', () => {
    const permit = permitOf(world, owner);
    expect([permit.recordId, permit.now, permit.rule]).toEqual(['r1', now, 'R2']);
    expect(permit.condition).toEqual({ is: 'kept-back', at: now, not: true });
    expect(permitOf(world, owner, 'change').condition).toEqual({ is: 'author', kind: 'account', id: 'a1' });
  });

  it('is what the grant says', () => {
    expect(permitOf(world, caregiver, 'change').condition).toEqual({
      all: [
        { is: 'secret', not: true },
        { is: 'author', kind: 'account', id: 'a2' },
      ],
    });
    expect(permitOf(world, caregiver, 'hide').condition).toBe(false);
  });

  it('ends the act with the rule and the act that it refuses', () => {
    expect(() => mustBeAllowed(world, owner, 'govern')).not.toThrow();
    expect(() => mustBeAllowed(world, caregiver, 'govern')).toThrow('R11 refuses govern.');
    expect(() => mustBeAllowed(world, owner, 'open-emergency')).toThrow('R11 refuses open-emergency.');
    const over = { ...caregiver, grant: { scope: wholeScope, until: now } };
    expect(() => mustBeAllowed(world, over, 'deposit')).toThrow('R11 refuses deposit.');
  });

  it('is told before the act, so that no page leads to what is refused', () => {
    expect([isAllowed(world, owner, 'govern'), isAllowed(world, caregiver, 'govern')]).toEqual([true, false]);
    expect(isAllowed(world, owner, 'announce')).toBe(false);
  });
});

test('of a record that nothing is known of, nothing holds but that it is open', () => {
  expect(plainStanding('r1')).toEqual({
    ...{ recordId: 'r1', status: 'open', treatingDoctor: undefined, choices: {} },
    ...{ sameRights: new Set(), blocked: new Set(), consents: [], openings: [] },
  });
});

test('the rules look at the kind, the author and the marks of a document, and at nothing else of it', () => {
  const content = {
    ...{ classCode: '10', typeCode: '11502-2', isHidden: true, isSecret: false, keptBackUntil: now },
  };
  const document = {
    ...{ ...content, id: 'd1', recordId: 'r1', title: 'Blood', day: '2026-03-03' },
    author: { kind: 'professional', id: 'p1', profession: '10', specialty: null },
  };
  expect(contentOf(document as unknown as Document)).toEqual({
    ...{ ...content, authorKind: 'professional', authorId: 'p1' },
  });
});

describe('what a grant says', () => {
  const may = { add: false, manage: true, history: false };

  it('is everything, or what its row lists', () => {
    expect(readGrantScope('all')).toEqual({ see: 'all', add: true, manage: true, history: true });
    expect(readGrantScope(JSON.stringify({ see: 'all', ...may }))).toEqual({ see: 'all', ...may });
    const some = readGrantScope(JSON.stringify({ see: ['10', '42', '10'], ...may }));
    expect(some).toEqual({ see: new Set(['10', '42']), ...may });
    expect(readGrantScope(JSON.stringify({ see: [], ...may })).see).toEqual(new Set());
  });

  it.each([
    ['nothing', ''],
    ['another word', '"some"'],
    ['no JSON', 'everything'],
    ['something left out', JSON.stringify({ see: 'all', add: true, manage: true })],
    ['one word too many', JSON.stringify({ see: 'all', ...may, delete: true })],
    ['a number for a class', JSON.stringify({ see: [10], ...may })],
    ['another word for all', JSON.stringify({ see: 'every', ...may })],
    ['yes for true', JSON.stringify({ see: 'all', ...may, add: 'yes' })],
  ])('is refused when it is %s', (_what, text) => {
    expect(() => readGrantScope(text)).toThrow();
  });
});
