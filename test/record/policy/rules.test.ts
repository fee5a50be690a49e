import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix } from '../../../server/record/policy/access-matrix.ts';
import { decide } from '../../../server/record/policy/decide.ts';
import type { Content, ProfessionalViewer, Question } from '../../../server/record/policy/viewer.ts';
import {
  actions,
  anybody,
  contents,
  now,
  occupational,
  outsiders,
  owners,
  professionals,
  questions,
  relatives,
  sources,
} from './random.ts';

/* Each rule of product rules, §4, said once more in other words, over random worlds. */

type Asked = Question & { readonly viewer: ProfessionalViewer };
const runs = { numRuns: 2_000 };

function always<Q extends Question>(
  asked: fc.Arbitrary<Q>,
  says: (asked: Q, content: Content) => void,
): void {
  fc.assert(fc.property(asked, contents, says), runs);
}

const isAuthor = ({ viewer }: Question, content: Content) =>
  content.authorKind === viewer.kind && content.authorId === viewer.id;
const isTreating = ({ viewer, record }: Question) => record.treatingDoctor === viewer.id;
const isBlocked = (asked: Question) => !isTreating(asked) && asked.record.blocked.has(asked.viewer.id);
const isTrusted = (asked: Question) => asked.record.sameRights.has(asked.viewer.id) && !isBlocked(asked);
/** Rules 3 to 5 have spoken, of this very content or of all. */
const isSettled = (asked: Question, content: Content) =>
  isAuthor(asked, content) || isTreating(asked) || isTrusted(asked) || isBlocked(asked);
const isKeptBack = ({ keptBackUntil }: Content) => keptBackUntil !== null && keptBackUntil > now;

function isOpenTo({ profession, specialty }: ProfessionalViewer, content: Content, action: 'read' | 'write') {
  return matrix.cell(profession, specialty, { ...content, action }).allowed;
}

const hasAgreed = ({ viewer, record }: Asked, { classCode }: Content) =>
  record.consents.some(
    ({ rpps, exerciseId, classes, isAnnounced }) =>
      isAnnounced &&
      rpps === viewer.id &&
      [null, viewer.exerciseId].includes(exerciseId) &&
      (classes === 'all' || classes.has(classCode)),
  );

const hasOpened = ({ viewer, record }: Asked, kind: 'break-glass' | 'centre-15') =>
  (kind === 'break-glass'
    ? record.choices.emergency !== false
    : viewer.regulates && record.choices.centre15 !== false) &&
  record.openings.some(
    opening =>
      opening.kind === kind &&
      opening.rpps === viewer.id &&
      opening.exerciseId === viewer.exerciseId &&
      opening.until > now,
  );
const isOpened = (asked: Asked) => hasOpened(asked, 'break-glass') || hasOpened(asked, 'centre-15');

describe('the rules, over random worlds', () => {
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
      for (const action of ['announce', 'open-emergency', 'open-centre-15'] as const)
        expect(decide({ ...asked, action }, content).allowed).toBe(false);
    });
  });

  test('R3: an author reads what they wrote, whatever the patient blocked, hid or never agreed to', () => {
    always(questions(fc.oneof(professionals, sources)), (asked, content) => {
      const own = { ...content, authorKind: asked.viewer.kind, authorId: asked.viewer.id };
      expect(decide(asked, own)).toEqual({ allowed: true, rule: 'R3' });
      expect(decide({ ...asked, action: 'announce' }, own)).toEqual({ allowed: true, rule: 'R3' });
    });
    always(questions(sources, actions), (asked, content) => {
      const isTheirs = isAuthor(asked, content) && ['read', 'announce'].includes(asked.action);
      expect(decide(asked, content).allowed).toBe(isTheirs);
    });
    always(questions(professionals, fc.constant('announce')), (asked, content) => {
      const isTheirs = isAuthor(asked, content) || isTreating(asked) || isTrusted(asked);
      expect(decide(asked, content).allowed).toBe(isTheirs);
    });
  });

  test('R4: the treating doctor reads all and deposits, blocked or not; those with the same rights if not blocked', () => {
    always(questions(professionals), (asked, content) => {
      const treated = { ...asked, record: { ...asked.record, treatingDoctor: asked.viewer.id } };
      const rule = isAuthor(asked, content) ? 'R3' : 'R4';
      expect(decide(treated, content)).toEqual({ allowed: true, rule });
      expect(decide({ ...treated, action: 'deposit' }, content)).toEqual({ allowed: true, rule: 'R4' });
      expect(decide({ ...treated, action: 'change' }, content).allowed).toBe(isAuthor(asked, content));
      const record = { ...asked.record, treatingDoctor: 'p3', sameRights: new Set([asked.viewer.id]) };
      const trusted = { ...asked, record };
      if (isBlocked(trusted)) expect(decide(trusted, content).allowed).toBe(isAuthor(asked, content));
      else expect(decide(trusted, content)).toEqual({ allowed: true, rule });
    });
  });

  test('R5: who is blocked reads only what they wrote, in any exercise, and does nothing else', () => {
    always(questions(professionals, actions), (asked, content) => {
      const record = { ...asked.record, treatingDoctor: 'p3', blocked: new Set([asked.viewer.id]) };
      const isOwnReading = isAuthor(asked, content) && ['read', 'announce'].includes(asked.action);
      expect(decide({ ...asked, record }, content)).toEqual({
        allowed: isOwnReading,
        rule: isOwnReading ? 'R3' : 'R5',
      });
    });
  });

  test('R6: what is hidden is shown to its author, the treating doctor and the like, or in an emergency that the patient opened to it', () => {
    always(questions(professionals), (asked, content) => {
      const hidden = { ...content, isHidden: true };
      const decided = decide(asked, hidden);
      const isSure = isAuthor(asked, hidden) || isTreating(asked) || isTrusted(asked);
      const isEmergency = isOpened(asked) && asked.record.choices.hiddenDocuments === true;
      if (!isSure && !isEmergency) expect(decided.allowed).toBe(false);
      if (!isSure && !isEmergency && !isBlocked(asked)) expect(decided.rule).toBe('R6');
      if (decided.allowed && !isSure) expect(['R8', 'R9']).toContain(decided.rule);
    });
  });

  test('R7: otherwise a professional reads where the patient agreed and the matrix opens, and deposits alike', () => {
    always(questions(professionals), (asked, content) => {
      if (isSettled(asked, content)) return;
      const agreed = hasAgreed(asked, content);
      const mayWrite = agreed && isOpenTo(asked.viewer, content, 'write');
      expect(decide({ ...asked, action: 'deposit' }, content)).toEqual({ allowed: mayWrite, rule: 'R7' });
      expect(decide({ ...asked, action: 'change' }, content).allowed).toBe(false);
      if (isOpened(asked) || content.isHidden) return;
      const mayRead = agreed && isOpenTo(asked.viewer, content, 'read');
      expect(decide(asked, content)).toEqual({ allowed: mayRead, rule: 'R7' });
    });
    always(questions(professionals, fc.constant('change')), (asked, content) => {
      if (isTreating(asked) || isTrusted(asked) || isBlocked(asked)) return;
      const own = { ...content, authorKind: 'professional', authorId: asked.viewer.id } as const;
      expect(decide(asked, own)).toEqual({ allowed: hasAgreed(asked, own), rule: 'R7' });
    });
  });

  test('R8 and R9: an opening shows what the matrix opens, as long as it lasts and the patient did not say no', () => {
    always(questions(professionals), (asked, content) => {
      if (isSettled(asked, content)) return;
      if (hasAgreed(asked, content)) return;
      const isShown = !content.isHidden || asked.record.choices.hiddenDocuments === true;
      const mayRead = isOpened(asked) && isShown && isOpenTo(asked.viewer, content, 'read');
      const decided = decide(asked, content);
      expect(decided.allowed).toBe(mayRead);
      if (mayRead) expect(decided.rule).toBe(hasOpened(asked, 'break-glass') ? 'R8' : 'R9');
    });
  });

  test('R8 and R9: any professional may open in an emergency, and regulating doctors for the Centre 15, unless no was said', () => {
    always(questions(professionals), (asked, content) => {
      const { choices } = asked.record;
      const opens = decide({ ...asked, action: 'open-emergency' }, content);
      expect(opens.allowed).toBe(!isBlocked(asked) && choices.emergency !== false);
      if (opens.allowed) expect(opens.rule).toBe('R8');
      const regulates = decide({ ...asked, action: 'open-centre-15' }, content);
      expect(regulates.allowed).toBe(
        !isBlocked(asked) && asked.viewer.regulates && choices.centre15 !== false,
      );
      if (regulates.allowed) expect(regulates.rule).toBe('R9');
      for (const action of ['hide', 'govern', 'read-history', 'read-complaints', 'own', 'reopen'] as const)
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
