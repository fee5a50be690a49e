import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../server/record/policy/decide.ts';
import type { Question } from '../../../server/record/policy/viewer.ts';
import { always, isAuthor, isKeptBack } from './in-other-words.ts';
import { actions, anybody, now, occupational, outsiders, owners, questions, relatives } from './random.ts';

/* Each rule of product rules, §4, said once more in other words, over random worlds. */

describe('the rules of the patient, of relatives and of those outside, over random worlds', () => {
  test('§10: nobody does anything with a closed record, but its owner who opens it again or reads an answer', () => {
    always(questions(anybody, actions), (asked, content) => {
      const record = { ...asked.record, status: 'closed' } as const;
      const isOwner = asked.viewer.kind === 'account' && asked.viewer.capacity === 'self';
      const allowed = isOwner && ['reopen', 'read-complaints'].includes(asked.action);
      expect(decide({ ...asked, record }, content)).toEqual({ allowed, rule: allowed ? 'R2' : 'closed' });
    });
  });

  test('R1: occupational medicine, insurers, banks, employers, agents and operators do nothing whatever', () => {
    always(questions(fc.oneof(occupational, outsiders), actions), (asked, content) => {
      expect(decide(asked, content)).toEqual({ allowed: false, rule: 'R1' });
    });
  });

  test('R2: the patient reads and hides all but what is kept back, and changes what they wrote', () => {
    always(questions(owners), (asked, content) => {
      const expected = { allowed: !isKeptBack(content), rule: 'R2' };
      expect(decide(asked, content)).toEqual(expected);
      expect(decide({ ...asked, action: 'hide' }, content)).toEqual(expected);
      const isOwn = isAuthor(asked, content);
      expect(decide({ ...asked, action: 'change' }, content).allowed).toBe(isOwn);
      const ownActs = ['deposit', 'govern', 'read-history', 'read-complaints', 'own', 'reopen'] as const;
      for (const action of ownActs)
        expect(decide({ ...asked, action }, content)).toEqual({ allowed: true, rule: 'R2' });
      for (const action of ['announce', 'note-consent', 'open-emergency', 'open-centre-15'] as const)
        expect(decide({ ...asked, action }, content).allowed).toBe(false);
    });
  });

  test('R10: nobody who acts for the patient does anything with what a minor keeps secret', () => {
    always(questions(relatives, actions), (asked, content) => {
      expect(decide(asked, { ...content, isSecret: true })).toEqual({ allowed: false, rule: 'R10' });
    });
  });

  test('R11: who acts for the patient does what the grant says, until its end', () => {
    always(questions(relatives), (asked, secretOrNot) => {
      const content = { ...secretOrNot, isSecret: false };
      const { scope, until, capacity } = asked.viewer;
      const isOver = until !== null && until <= now;
      const sees = scope.see === 'all' || scope.see.has(content.classCode);
      const isForThem = capacity === 'representative' || capacity === 'guardian';
      const may = (action: Question['action']) => decide({ ...asked, action }, content);
      expect(may('read')).toEqual({ allowed: !isOver && sees && !isKeptBack(content), rule: 'R11' });
      expect(may('hide').allowed).toBe(!isOver && scope.manage && sees && !isKeptBack(content));
      expect(may('change').allowed).toBe(!isOver && scope.add && isAuthor(asked, content));
      expect(may('deposit').allowed).toBe(!isOver && scope.add && sees);
      expect(may('govern').allowed).toBe(!isOver && isForThem && scope.manage);
      expect(may('read-history').allowed).toBe(!isOver && (isForThem || scope.history));
      expect(may('read-complaints').allowed).toBe(may('read-history').allowed);
      for (const action of ['announce', 'own', 'reopen'] as const) expect(may(action).allowed).toBe(false);
      expect(may('open-emergency')).toEqual({ allowed: false, rule: 'R11' });
    });
  });

  test('R11: nobody who acts for the patient may do more than the patient could', () => {
    always(questions(relatives, actions), (asked, content) => {
      const owner = { ...asked, viewer: { ...asked.viewer, capacity: 'self' } } as const;
      if (decide(asked, content).allowed) expect(decide(owner, content).allowed).toBe(true);
    });
  });
});
