import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../server/record/policy/decide.ts';
import {
  always,
  hasAgreed,
  hasOpened,
  isAuthor,
  isBlocked,
  isOpened,
  isOpenTo,
  isSettled,
  isTreating,
  isTrusted,
} from './in-other-words.ts';
import { actions, professionals, questions, sources } from './random.ts';

/* Each rule of product rules, §4, said once more in other words, over random worlds. */

describe('the rules of those who treat, over random worlds', () => {
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

  test('R8 and R9: any professional opens in an emergency, regulating doctors for the Centre 15, unless no was said, and notes an agreement', () => {
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
      const notes = decide({ ...asked, action: 'note-consent' }, content);
      expect(notes).toEqual({ allowed: !isBlocked(asked), rule: isBlocked(asked) ? 'R5' : 'R7' });
      for (const action of ['hide', 'govern', 'read-history', 'read-complaints', 'own', 'reopen'] as const)
        expect(decide({ ...asked, action }, content).allowed).toBe(false);
    });
  });
});
