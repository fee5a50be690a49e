import fc from 'fast-check';
import { type ColumnDefinitionBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  type Condition,
  holds,
  isBy,
  isHidden,
  isKeptBack,
  isOfClass,
  isOfType,
  isSecret,
  not,
} from '../../../server/record/policy/condition.ts';
import { marksOf, shapeOf, valuesOf, whereOf } from '../../../server/record/policy/condition-store.ts';
import type { Content } from '../../../server/record/policy/viewer.ts';
import { openDatabase, sqliteDialect } from '../../../server/storage/dialect.ts';
import { conditions } from './conditions.ts';
import { contents, inWorlds, now } from './random.ts';

/* Conditions as the WHERE clause of documents, asked of SQLite: the columns that conditions look at, and no more. */

const db = openDatabase(sqliteDialect(':memory:'));
const documents = fc
  .sample(contents, { numRuns: 60, seed: 1 })
  .map((content, at) => ({ id: `${at}`, content }));

const rowOf = (id: string, one: Content) => sql`insert into document values (${id}, ${one.classCode},
  ${one.typeCode}, ${one.authorKind}, ${one.authorId}, ${one.isHidden ? 1 : 0}, ${one.isSecret ? 1 : 0},
  ${one.keptBackUntil})`;

beforeAll(async () => {
  const filled = (column: ColumnDefinitionBuilder) => column.notNull();
  await db.schema
    .createTable('document')
    .addColumn('id', 'text', filled)
    .addColumn('class_code', 'text', filled)
    .addColumn('type_code', 'text', filled)
    .addColumn('author_kind', 'text', filled)
    .addColumn('author_id', 'text', filled)
    .addColumn('hidden', 'integer', filled)
    .addColumn('secret', 'integer', filled)
    .addColumn('kept_back_until', 'text')
    .execute();
  for (const { id, content } of documents) await rowOf(id, content).execute(db);
});
afterAll(() => db.destroy());

async function rowsOf(condition: Condition, next?: () => string): Promise<string[]> {
  const rows = await db.selectFrom('document').select('id').where(whereOf(condition, next)).execute();
  return rows.map(({ id }) => id).sort();
}
const held = (condition: Condition) =>
  documents
    .filter(({ content }) => holds(condition, content))
    .map(({ id }) => id)
    .sort();

const leaves = [isHidden, isSecret, isKeptBack(now), isBy('account', 'a1'), isOfClass(['10', '42'])];

describe('a condition as a WHERE clause', () => {
  it.each([...leaves, ...leaves.map(not), true, false])('gives the rows of which it holds: %o', async one => {
    const rows = await rowsOf(one);
    expect(rows).toEqual(held(one));
    if (typeof one !== 'boolean') expect([0, documents.length]).not.toContain(rows.length);
  });

  it('gives the rows of which it holds, for any condition', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, async one => {
        expect(await rowsOf(one)).toEqual(held(one));
      }),
      inWorlds(400),
    );
  });

  it('gives the rows of one condition in the query of another of the same shape', async () => {
    const [one, other] = [isBy('account', 'a1'), isBy('professional', 'p2')];
    expect(await rowsOf(one, marksOf(valuesOf(other)))).toEqual(held(other));
  });

  it('asks for no value that it does not have', () => {
    const next = marksOf(['a']);
    expect(next()).toBe('a');
    expect(next).toThrow('A condition asks for more values than it has.');
  });
});

describe('the shape of a condition', () => {
  it('is the same for other values, and another one for all else', () => {
    const shapes = [
      ...[true, false, isHidden, not(isHidden), isSecret, isKeptBack(now), not(isKeptBack(now))],
      ...[isBy('account', 'a1'), isOfClass(['10']), isOfClass(['10', '42']), isOfType(['EXPPAT_3'])],
      ...[allOf(isHidden, isSecret), anyOf(isHidden, isSecret), not(anyOf(isHidden, isSecret))],
      ...[allOf(isHidden, anyOf(isSecret, isBy('account', 'a1'))), allOf(isSecret, isHidden)],
      ...[
        allOf(anyOf(isHidden, isSecret), isBy('account', 'a1')),
        allOf(isHidden, isSecret, isKeptBack(now)),
      ],
      anyOf(isHidden, allOf(isSecret, isKeptBack(now))),
      anyOf(allOf(isHidden, isSecret), isKeptBack(now)),
    ].map(shapeOf);
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(shapeOf(isOfClass(['10', '42']))).toBe(shapeOf(isOfClass(['11', '31'])));
    expect(shapeOf(isKeptBack(now))).toBe(shapeOf(isKeptBack('2027')));
    expect(shapeOf(isBy('software', 's1'))).toBe(shapeOf(isBy('account', 'a1')));
  });

  it('is short, for somebody to read', () => {
    const both = allOf(isHidden, not(isOfClass(['10', '42'])), anyOf(isSecret, isKeptBack(now)));
    expect(shapeOf(both)).toBe('(hidden&!class2&(secret|kept-back))');
    expect([true, false, isBy('account', 'a1')].map(shapeOf)).toEqual(['1', '0', 'author']);
  });

  it('is that of two conditions only when both ask for equally many values', () => {
    fc.assert(
      fc.property(conditions, conditions, (one, other) => {
        if (shapeOf(one) === shapeOf(other)) expect(valuesOf(one)).toHaveLength(valuesOf(other).length);
      }),
      inWorlds(500),
    );
  });

  it('goes with its values in the order in which the query asks for them', () => {
    const both = allOf(
      isOfClass(['42', '10']),
      isHidden,
      anyOf(isKeptBack(now), isBy('account', 'a1')),
      true,
    );
    expect(valuesOf(both)).toEqual(['10', '42', now, 'account', 'a1']);
    expect([true, false, isHidden, isSecret].flatMap(valuesOf)).toEqual([]);
  });
});
