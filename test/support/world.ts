import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { makeCarriers } from '../../server/messages/carriers.ts';
import { embeddedRegister } from '../../server/registries/register-store.ts';
import { openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import { migrate } from '../../server/storage/migrate.ts';
import { stampDatabase } from '../../server/storage/stamp.ts';
import type { Carriers, World } from '../../server/world.ts';

/** A world of its own for one test, on a real database file, with a clock that the test moves. */
export interface TestWorld extends World {
  readonly dir: string;
  /** Lets `ms` milliseconds pass. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface TestWorldOptions {
  readonly env?: Record<string, string>;
  readonly base?: string;
  readonly postgres?: boolean;
  readonly carriers?: Carriers;
  readonly recordKey?: string;
  readonly logTo?: { write(line: string): void };
  readonly start?: string;
}

/** Makes a world that outlives the test; the caller closes it. */
export async function makeTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'mon-dmp-'));
  const dialect = options.postgres
    ? new PGliteDialect({ pglite: new PGlite() })
    : sqliteDialect(join(dir, 'test.db'));
  const db = openDatabase(dialect);
  await migrate(db);
  await stampDatabase(db, 'demo');
  const keys = makeKeys(options.recordKey ?? randomBytes(32).toString('base64'), randomBytes);
  const config = readConfig({ DATA_DIR: dir, LOG_LEVEL: options.logTo ? 'info' : 'silent', ...options.env });
  let now = new Date(options.start ?? '2026-03-03T10:00:00Z').getTime();
  return {
    config,
    base: options.base ?? '',
    db,
    keys,
    register: embeddedRegister(db, keys),
    now: () => new Date(now),
    random: bytes => randomBytes(bytes),
    carriers: options.carriers ?? makeCarriers(config),
    log: options.logTo ? pino({ level: 'info' }, options.logTo) : pino({ level: 'silent' }),
    dir,
    pass: ms => {
      now += ms;
    },
    close: async () => {
      await db.destroy();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Makes a world that is gone when the test is. */
export async function freshWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const world = await makeTestWorld(options);
  onTestFinished(() => world.close());
  return world;
}
