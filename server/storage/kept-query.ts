import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Database } from './dialect.ts';
import type { Tables, Trx } from './tables.ts';

type Marks<Name extends string> = Readonly<Record<Name, string>>;
type Values<Name extends string> = Readonly<Record<Name, string | number | Uint8Array>>;

/**
 * A query of the busiest pages, built and compiled once and then run with other values: building costs several times
 * what running does. `build` receives, for each name, a mark to put where the value goes (always as a parameter; `sql`
 * puts one where a number goes).
 * Gives the function that runs the query.
 */
export function keptQuery<Name extends string, Row>(
  names: readonly Name[],
  build: (db: Kysely<Tables>, value: Marks<Name>) => Compilable<Row>,
): (db: Database | Trx, values: Values<Name>) => Promise<Row[]> {
  const markOf = (name: Name) => `\0${name}`;
  const marks = new Map<unknown, Name>(names.map(name => [markOf(name), name]));
  const value = Object.fromEntries(names.map(name => [name, markOf(name)])) as Record<Name, string>;
  // The text of a query differs from one kind of database to another, and from nothing else.
  const kept = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    const query = kept.get(adapter) ?? build(db, value).compile();
    kept.set(adapter, query);
    const parameters = query.parameters.map(parameter => {
      const name = marks.get(parameter);
      return name === undefined ? parameter : values[name];
    });
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
