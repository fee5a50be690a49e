import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { makeCarriers } from '../../server/messages/carriers.ts';
import { embeddedRegister } from '../../server/registries/register-store.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import type { Carriers, World } from '../../server/world.ts';
import { openPostgres, openSqlite, type TestDatabaseOptions } from './databases.ts';

/** A world of its own for one test, on a real database file, with a clock that the test moves. */
export interface TestWorld extends World {
  readonly dir: string;
  /** Lets `ms` milliseconds pass. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface TestWorldOptions extends TestDatabaseOptions {
  readonly env?: Record<string, string>;
  readonly base?: string;
  readonly postgres?: boolean;
  readonly carriers?: Carriers;
  readonly logTo?: { write(line: string): void };
  readonly start?: string;
}

/** Makes a world that outlives the test; the caller closes it. */
export async function makeTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'mon-dmp-'));
  // The demo people of a template were made on the usual day, with the usual settings.
  const isUsual = options.start === undefined && Object.keys(options.env ?? {}).length === 0;
  const { db, recordKey } = options.postgres
    ? await openPostgres(options)
    : await openSqlite(join(dir, 'test.db'), { ...options, demo: options.demo === true && isUsual });
  const keys = makeKeys(recordKey, randomBytes);
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
