import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../../storage/tables.ts';
import type { Condition, Leaf } from './condition.ts';

/** Gives the places of a query where the values of a condition go, one after the other, in the order of `valuesOf`. */
export type NextMark = () => string;

/** What looks the same for two conditions that one query serves: everything but the values. */
export function shapeOf(condition: Condition): string {
  if (typeof condition === 'boolean') return condition ? '1' : '0';
  if ('all' in condition) return `(${condition.all.map(shapeOf).join('&')})`;
  if ('any' in condition) return `(${condition.any.map(shapeOf).join('|')})`;
  const sign = condition.not === true ? '!' : '';
  return `${sign}${condition.is}${'codes' in condition ? condition.codes.length : ''}`;
}

/** The values of a condition, in the order in which its query asks for them. */
export function valuesOf(condition: Condition): string[] {
  if (typeof condition === 'boolean') return [];
  if ('all' in condition) return condition.all.flatMap(valuesOf);
  if ('any' in condition) return condition.any.flatMap(valuesOf);
  if (condition.is === 'kept-back') return [condition.at];
  if (condition.is === 'author') return [condition.kind, condition.id];
  return 'codes' in condition ? [...condition.codes] : [];
}

type Documents = ExpressionBuilder<Tables, 'document'>;

/** A condition as the WHERE clause of documents. `next`: see `NextMark`; left out, the values stand in the query. */
export function whereOf(
  condition: Condition,
  next: NextMark = marksOf(valuesOf(condition)),
): (from: Documents) => RawBuilder<boolean> {
  return ({ ref }) => {
    const column = (name: keyof Tables['document']) => ref(`document.${name}`);
    const clause = (one: Condition): RawBuilder<boolean> => {
      if (typeof one === 'boolean') return one ? sql`1 = 1` : sql`1 = 0`;
      if ('all' in one) return sql`(${sql.join(one.all.map(clause), sql` and `)})`;
      if ('any' in one) return sql`(${sql.join(one.any.map(clause), sql` or `)})`;
      return leafOf(one, { column, next });
    };
    return clause(condition);
  };
}

/** Hands out values that are known already. */
export function marksOf(values: readonly string[]): NextMark {
  let at = 0;
  return () => {
    const value = values[at];
    if (value === undefined) throw new Error('A condition asks for more values than it has.');
    at += 1;
    return value;
  };
}

interface LeafPlace {
  readonly column: (name: keyof Tables['document']) => unknown;
  readonly next: NextMark;
}

/** Each leaf says its « not » itself: `not (null > x)` would be neither true nor false. */
function leafOf(leaf: Leaf, { column, next }: LeafPlace): RawBuilder<boolean> {
  const isNot = leaf.not === true;
  switch (leaf.is) {
    case 'hidden':
    case 'secret':
      return sql`${column(leaf.is)} = ${sql.lit(isNot ? 0 : 1)}`;
    case 'kept-back': {
      const until = column('kept_back_until');
      return isNot
        ? sql`(${until} is null or ${until} <= ${next()})`
        : sql`(${until} is not null and ${until} > ${next()})`;
    }
    case 'author': {
      const same = sql<boolean>`(${column('author_kind')} = ${next()} and ${column('author_id')} = ${next()})`;
      return isNot ? sql`not ${same}` : same;
    }
    case 'class':
    case 'type': {
      const codes = sql.join(leaf.codes.map(() => sql`${next()}`));
      const code = column(leaf.is === 'class' ? 'class_code' : 'type_code');
      return isNot ? sql`${code} not in (${codes})` : sql`${code} in (${codes})`;
    }
  }
}
