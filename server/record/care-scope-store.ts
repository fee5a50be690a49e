import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { holds, whenKnown } from './policy/condition.ts';
import type { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';
import type { Content } from './policy/viewer.ts';

/** A line of the care history stands as the insurer's refunds do, for the rules of who may see it. */
const asContent = {
  classCode: '60',
  typeCode: 'REMB',
  authorKind: 'organisation',
  authorId: '',
  isHidden: false,
  isSecret: false,
  keptBackUntil: null,
} as const satisfies Content;

type Lines = ExpressionBuilder<Tables, 'care_line'>;

/**
 * How secret a line may be, at most, to be seen: 1, what a minor keeps secret too; 0, nothing secret; -1, nothing at all.
 * Whether it is secret is all that the rules do not know beforehand, and no rule shows more of what is secret.
 */
export function mostSecret(permit: Permit): -1 | 0 | 1 {
  const left = whenKnown(permit.condition, asContent, ['secret']);
  if (!holds(left, asContent)) return -1;
  return holds(left, { ...asContent, isSecret: true }) ? 1 : 0;
}

/** What documents alone told of is there as long as one of them may be seen. */
export const isStillTold = (where: ReturnType<typeof whereOf>) => (from: Lines) => {
  const { eb, or, not, exists, selectFrom } = from;
  const told = selectFrom('care_line_document').whereRef('line_id', '=', 'care_line.id');
  const stands = told
    .innerJoin('document', 'document.id', 'care_line_document.document_id')
    .where('document.removed_at', 'is', null)
    .where(joined => where(joined));
  return or([
    eb('source', '=', 'register'),
    exists(stands.select('line_id')),
    not(exists(told.select('line_id'))),
  ]);
};
