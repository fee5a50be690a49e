import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, PGliteDialect } from 'kysely';
import { type Database, openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import { migrate } from '../../server/storage/migrate.ts';
import { stampDatabase } from '../../server/storage/stamp.ts';

/** A database of a test, and the key that seals what is in it. */
export interface TestDatabase {
  readonly db: Database;
  readonly recordKey: string;
}

export interface TestDatabaseOptions {
  readonly recordKey?: string;
  /** Every commit waits for the disk, as on a real site: nothing but a loss of power tells the difference. */
  readonly durable?: boolean;
  /** The demo people may be there already: they are where the run has templates (see templates.ts). */
  readonly demo?: boolean;
}

const newKey = (): string => randomBytes(32).toString('base64');

async function fill(db: Database): Promise<void> {
  await migrate(db);
  await stampDatabase(db, 'demo');
}

/** Opens a database file of its own at `path`, stamped as a demo one. */
export async function openSqlite(path: string, options: TestDatabaseOptions): Promise<TestDatabase> {
  const { recordKey = newKey(), durable = false, demo = false } = options;
  const folder = process.env.TEST_TEMPLATES;
  const withPeople = folder !== undefined && demo && options.recordKey === undefined;
  if (folder !== undefined) await copyFile(join(folder, withPeople ? 'demo.db' : 'empty.db'), path);
  const db = openDatabase(sqliteDialect(path));
  if (!durable) await db.executeQuery(CompiledQuery.raw('pragma synchronous = off'));
  if (folder === undefined) await fill(db);
  return { db, recordKey: withPeople ? await readFile(join(folder, 'demo.key'), 'utf8') : recordKey };
}

/** Opens a PostgreSQL of its own, in memory. The first one of a run leaves a copy for the others, which start faster. */
export async function openPostgres({ recordKey = newKey() }: TestDatabaseOptions): Promise<TestDatabase> {
  const copy = join(process.env.TEST_TEMPLATES ?? '', 'postgres.tar');
  const isThere = existsSync(copy);
  const pglite = new PGlite(isThere ? { loadDataDir: new Blob([await readFile(copy)]) } : {});
  const db = openDatabase(new PGliteDialect({ pglite }));
  if (isThere) return { db, recordKey };
  await fill(db);
  if (process.env.TEST_TEMPLATES !== undefined) {
    const data = await pglite.dumpDataDir('none');
    const whole = `${copy}.${process.pid}`;
    await writeFile(whole, Buffer.from(await data.arrayBuffer()));
    // In one go, for another process may be looking.
    await rename(whole, copy);
  }
  return { db, recordKey };
}
