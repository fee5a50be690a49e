import type { Compilable, ExpressionBuilder, Kysely, RawBuilder } from 'kysely';
import type { Database } from '../../storage/dialect.ts';
import { keptQuery } from '../../storage/kept-query.ts';
import type { Tables, Trx } from '../../storage/tables.ts';
import type { Condition } from './condition.ts';
import { marksOf, shapeOf, valuesOf, whereOf } from './condition-store.ts';

type Where = (from: ExpressionBuilder<Tables, 'document'>) => RawBuilder<boolean>;
type Marks<Name extends string> = Readonly<Record<Name, string>>;

/**
 * A query of documents that busy pages ask within a condition: built once for each shape of a condition, of which there
 * are few, and then run with other values. See `keptQuery`.
 */
export function permitQuery<Name extends string, Row>(
  names: readonly Name[],
  build: (db: Kysely<Tables>, at: Marks<Name>, where: Where) => Compilable<Row>,
): (
  db: Database | Trx,
  condition: Condition,
  values: Readonly<Record<Name, string | number>>,
) => Promise<Row[]> {
  const byShape = new Map<string, ReturnType<typeof queryOf>>();
  const queryOf = (condition: Condition) => {
    const places = valuesOf(condition).map((_, at) => `condition ${at}`);
    return keptQuery([...names, ...places], (db, at: Marks<string>) =>
      build(db, at, whereOf(condition, marksOf(places.map(place => at[place] ?? '')))),
    );
  };
  return (db, condition, values) => {
    const shape = shapeOf(condition);
    const query = byShape.get(shape) ?? queryOf(condition);
    byShape.set(shape, query);
    const ofCondition = valuesOf(condition).map((value, at) => [`condition ${at}`, value] as const);
    return query(db, { ...values, ...Object.fromEntries(ofCondition) });
  };
}
