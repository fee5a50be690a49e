import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '../../../server/record/policy/condition.ts';
import { decide, Permit, scope } from '../../../server/record/policy/decide.ts';
import { actions, anybody, contents, inWorlds, questions } from './random.ts';

test('what is decided of one content and what a list is asked for are the same', () => {
  fc.assert(
    fc.property(questions(anybody, actions), contents, (asked, content) => {
      const permit = scope(asked);
      const decided = decide(asked, content);
      expect(holds(permit.condition, content)).toBe(decided.allowed);
      expect(permit.decide(content)).toEqual(decided);
    }),
    inWorlds(10_000),
  );
});

test('no object but one that the rules made is a permit', () => {
  fc.assert(
    fc.property(questions(anybody), asked => {
      const permit = scope(asked);
      expect(() => Object.create(Permit.prototype).condition).toThrow(TypeError);
      expect(() => Object.assign(permit, { condition: true })).toThrow();
    }),
    inWorlds(20),
  );
});
