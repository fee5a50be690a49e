import { describe, expect, test } from 'vitest';
import { linesFor } from './planted.ts';
import { checkSql } from './sql.ts';

const page = 'server/features/home/page.ts';
const store = 'server/record/journal-store.ts';

const faults: [file: string, code: string, said: string][] = [
  [page, "import { sql } from 'kysely';", 'imports kysely'],
  [page, "import Database from 'better-sqlite3';", 'imports better-sqlite3'],
  [page, "const rows = await db\n  .selectFrom('record').execute();", 'line 2: writes a query'],
  [page, "await world.db.insertInto('record').execute();", 'writes a query'],
  [page, "await db.updateTable('record').execute();", 'writes a query'],
  [page, "await db.deleteFrom('record').execute();", 'writes a query'],
  [page, 'await sql`vacuum`.execute(db);', 'writes a query'],
  [page, 'await sql<{ n: number }>`select 1 as n`.execute(db);', 'writes a query'],
  [store, 'for await (const row of rows.stream()) use(row);', '.stream() blocks'],
  [
    store,
    'await db.transaction().execute(async trx => {\n  await add(trx);\n  await db.close();\n});',
    'line 3: `db`',
  ],
  [store, 'await world.db.transaction().execute(trx => add(world.db, trx));', '`db` inside'],
  [
    store,
    "db.transaction().setIsolationLevel('serializable').execute(async trx => read(db));",
    '`db` inside',
  ],
  [store, 'await world.transaction(async trx => {\n  await save(world.db);\n});', '`db` inside'],
  [
    store,
    'export function add(trx: Transaction, row: Row): Promise<void> {\n  return save(world.db, row);\n}',
    '`db`',
  ],
  [page, 'const tell = async (trx: Trx) => world.register.find(id);', 'the register waits'],
  [store, 'export const add = async (row: Row, trx: Transaction) => save(this.db, row);', '`db` inside'],
  [
    store,
    `export const f = ({ a }: X, trx: Y<A, B>): { a: string } => {\n  return all(\`\${db.one}\`);\n};`,
    '`db`',
  ],
  [
    store,
    'await db.transaction().execute(async tx => add(tx));',
    'call the parameter of a transaction `trx`',
  ],
];

const clean: [file: string, code: string][] = [
  [page, "import type { Kysely } from 'kysely';\nimport { type Insertable, type Row } from 'kysely';"],
  [page, "// db.selectFrom('record')\nconst words = 'sql`x` .deleteFrom(';\nconst file = blob.stream();"],
  ['server/storage/database.ts', "import { Kysely, sql } from 'kysely';\nawait sql`vacuum`.execute(db);"],
  [
    store,
    "await db.transaction().execute(async trx => {\n  await trx.insertInto('entry').execute();\n});\ndb.close();",
  ],
  [store, 'const mine = (trx = world.db) => trx.all();'],
  [store, 'if (ready(trx)) other();\nawait save(trx, row);\nawait world.db.all();'],
  [store, 'await world.transaction(trx => append({ ...world, db: trx }, entry));\nconst rows = db.all();'],
];

describe('sql', () => {
  test.each(faults)('%s must not hold %j', (file, code, said) => {
    const lines = linesFor(checkSql, { [file]: code });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).toContain(said);
    for (const line of lines) expect(line).toMatch(new RegExp(`^${file}: line \\d+: `));
  });

  test.each(clean)('%s may hold %j', (file, code) => {
    expect(linesFor(checkSql, { [file]: code })).toEqual([]);
  });
});
