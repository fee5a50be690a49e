import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  type Condition,
  holds,
  isHidden,
  isKeptBack,
  isOfClass,
  isSecret,
  not,
  whenKnown,
  whenOpen,
} from '../../../server/record/policy/condition.ts';
import type { Content } from '../../../server/record/policy/viewer.ts';
import { conditions } from './conditions.ts';
import { contents, inWorlds, now } from './random.ts';

test('all, any and not say of a content what the words say', () => {
  fc.assert(
    fc.property(fc.array(conditions, { maxLength: 3 }), contents, (list, content) => {
      const each = list.map(one => holds(one, content));
      expect(holds(allOf(...list), content)).toBe(each.every(Boolean));
      expect(holds(anyOf(...list), content)).toBe(each.some(Boolean));
      for (const one of list) {
        expect(holds(not(one), content)).toBe(!holds(one, content));
        expect(not(not(one))).toEqual(one);
      }
    }),
    inWorlds(2_000),
  );
});

test('what is known of a content is left out, and what is left says the same', () => {
  fc.assert(
    fc.property(conditions, contents, fc.boolean(), (condition, known, isSecretNow) => {
      const left = whenKnown(condition, known, ['secret']);
      const content = { ...known, isSecret: isSecretNow };
      expect(holds(left, known)).toBe(holds(condition, known));
      expect(holds(left, content)).toBe(holds(condition, content));
      expect(JSON.stringify(left)).not.toMatch(/hidden|author|class|type|kept-back/);
    }),
    inWorlds(2_000),
  );
});

test('what is left of all, or of any, is what was not known', () => {
  const known: Content = {
    ...{ classCode: '10', typeCode: '11502-2', authorKind: 'account', authorId: 'a1' },
    ...{ isHidden: true, isSecret: false, keptBackUntil: null },
  };
  const left = (condition: Condition) => whenKnown(condition, known, ['secret']);
  expect(left(allOf(isHidden, isSecret))).toEqual(isSecret);
  expect(left(allOf(not(isHidden), isSecret))).toBe(false);
  expect(left(anyOf(not(isHidden), not(isSecret)))).toEqual(not(isSecret));
  expect(left(anyOf(isHidden, isSecret))).toBe(true);
});

test('what is sure is left out of a condition', () => {
  expect([allOf(), anyOf(), isOfClass([])]).toEqual([true, false, false]);
  expect([allOf(true, isHidden), anyOf(false, isHidden)]).toEqual([isHidden, isHidden]);
  expect([allOf(false, isHidden), anyOf(true, isHidden)]).toEqual([false, true]);
});

test('once nobody keeps a content back, what is left says the same of it, and no more whether it is', () => {
  fc.assert(
    fc.property(conditions, contents, (condition, content) => {
      const left = whenOpen(condition);
      expect(holds(left, content)).toBe(holds(condition, { ...content, keptBackUntil: null }));
      expect(JSON.stringify(left)).not.toMatch('kept-back');
    }),
    inWorlds(2_000),
  );
  expect([whenOpen(isKeptBack(now)), whenOpen(not(isKeptBack(now)))]).toEqual([false, true]);
  expect(whenOpen(allOf(not(isKeptBack(now)), isHidden))).toEqual(isHidden);
  expect(whenOpen(anyOf(isKeptBack(now), isHidden, isSecret))).toEqual(anyOf(isHidden, isSecret));
  expect([whenOpen(true), whenOpen(false)]).toEqual([true, false]);
});
