import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables, Trx } from './tables.ts';

/** So many rows go in one statement: few sizes, so that each is compiled once and stays prepared. */
const sizes = [100, 10, 1] as const;

type Cell = string | number | null;

/**
 * Inserts many rows of one table in statements that are built and compiled once: building the insert of a row costs ten
 * times what running it does. `sample` is any row, with every column and nothing null; `build` makes the insert.
 */
export function keptRows<Row extends { readonly [Name in keyof Row]: Cell }>(
  sample: Row,
  build: (db: Kysely<Tables>, rows: Row[]) => Compilable<unknown>,
): (trx: Trx, rows: readonly Row[]) => Promise<void> {
  const names = Object.keys(sample) as (keyof Row)[];
  const kept = new WeakMap<object, Map<number, CompiledQuery<unknown>>>();
  const queryFor = (trx: Trx, size: number): CompiledQuery<unknown> => {
    const { adapter } = trx.getExecutor();
    const queries = kept.get(adapter) ?? new Map<number, CompiledQuery<unknown>>();
    kept.set(adapter, queries);
    const query = queries.get(size) ?? build(trx, Array<Row>(size).fill(sample)).compile();
    queries.set(size, query);
    return query;
  };
  return async (trx, rows) => {
    let from = 0;
    for (const size of sizes) {
      for (; from + size <= rows.length; from += size) {
        const parameters = rows.slice(from, from + size).flatMap(row => names.map(name => row[name]));
        await trx.executeQuery({ ...queryFor(trx, size), parameters });
      }
    }
  };
}
