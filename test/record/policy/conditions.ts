import fc from 'fast-check';
import {
  allOf,
  anyOf,
  type Condition,
  isBy,
  isHidden,
  isKeptBack,
  isOfClass,
  isOfType,
  isSecret,
  not,
} from '../../../server/record/policy/condition.ts';
import { now } from './random.ts';

/* Random conditions, from what conditions look at and from what joins them. */

const leaves: fc.Arbitrary<Condition> = fc.constantFrom(
  ...[true, false, isHidden, isSecret, isKeptBack(now), isBy('account', 'a1'), isOfClass(['10', '42'])],
  isOfType(['EXPPAT_3']),
);
export const { conditions } = fc.letrec<{ conditions: Condition }>(tie => ({
  conditions: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc.array(tie('conditions'), { maxLength: 3 }).map(list => allOf(...list)),
    fc.array(tie('conditions'), { maxLength: 3 }).map(list => anyOf(...list)),
    tie('conditions').map(not),
  ),
}));
