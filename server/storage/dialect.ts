import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { steady } from './steady.ts';
import type { Tables } from './tables.ts';

/** The whole database, as every store receives it. */
export type Database = Kysely<Tables>;

/** How long a statement waits for another process that holds the file, in milliseconds. */
const busyTimeout = 2000;

/**
 * Takes the write lock at the start of a transaction: two processes then wait for each other in turn, where a
 * deferred transaction that reads first and writes later would fail with « database is locked ».
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Sqlite.Database;
  constructor(database: Sqlite.Database) {
    super({ database: withStatementCache(database) });
    this.#database = database;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** After some faults, such as a full disk, SQLite has rolled back by itself: doing it again would hide the fault. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Sqlite.Database;
  constructor(database: Sqlite.Database) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }
}

/** Preparing a statement costs more than running it: the texts Kysely makes are few, so each is kept. */
function withStatementCache(database: Sqlite.Database) {
  const statements = new Map<string, Statement>();
  return {
    close: () => void database.close(),
    prepare(sql: string) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const prepared = database.prepare<unknown[]>(steady(sql));
      const statement = waiting.test(sql) ? unhurried(database, prepared) : prepared;
      if (statements.size < 500) statements.set(sql, statement);
      return statement;
    },
  };
}

type Statement = Pick<Sqlite.Statement<unknown[]>, 'reader' | 'all' | 'run' | 'iterate'>;

/** Writes rows of a file that is still coming in: nobody is told that it is kept before a document holds it. */
const waiting = /^insert into "content(_part)?" /;

/**
 * Runs a statement by itself without waiting for the disk, which would hold up everybody 40 times for 10 MB: the next
 * commit that waits brings these rows to the disk too, and the one that has a document hold them is such a commit.
 */
function unhurried(database: Sqlite.Database, statement: Sqlite.Statement<unknown[]>): Statement {
  return {
    reader: statement.reader,
    all: values => statement.all(values),
    iterate: values => statement.iterate(values),
    run(values) {
      if (database.inTransaction) return statement.run(values);
      const before = database.pragma('synchronous', { simple: true });
      database.pragma('synchronous = NORMAL');
      try {
        return statement.run(values);
      } finally {
        database.pragma(`synchronous = ${before}`);
      }
    },
  };
}

/**
 * Opens the SQLite file at `path` (`:memory:` for none): write-ahead log, every commit on disk before it is
 * acknowledged, foreign keys, and triggers that also see the delete hidden in INSERT OR REPLACE.
 */
export function sqliteDialect(path: string): Dialect {
  const database = new Sqlite(path, { timeout: busyTimeout });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.pragma('secure_delete = ON');
  return new ImmediateSqliteDialect(database);
}

/** Wraps a dialect as the typed database. */
export function openDatabase(dialect: Dialect): Database {
  return new Kysely<Tables>({ dialect });
}
