import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { type Config, ConfigError } from './config.ts';
import { makeCarriers } from './messages/carriers.ts';
import { embeddedRegister } from './registries/register-store.ts';
import { fillTraits } from './registries/traits-store.ts';
import { openDatabase, sqliteDialect } from './storage/dialect.ts';
import { type Keys, makeKeys, SealError } from './storage/keys.ts';
import { migrate } from './storage/migrate.ts';
import { pooledRandom } from './storage/random.ts';
import { stampDatabase } from './storage/stamp.ts';
import type { World } from './world.ts';

/** The world of this process, with what is needed to leave it. */
export interface OpenWorld extends World {
  /** Whether the database was made just now. */
  readonly fresh: boolean;
  close(): Promise<void>;
}

/**
 * Opens the world that the environment describes: its database (made and brought up to date where needed), keys,
 * clock and carriers.
 * @throws ConfigError, StampError (a demo database in real mode or the reverse), or what the database throws
 */
export async function openWorld(config: Config): Promise<OpenWorld> {
  // Records, keys and anchors are for the account that runs the site alone.
  process.umask(0o077);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  if (config.databaseUrl !== undefined) {
    throw new ConfigError([
      'DATABASE_URL: PostgreSQL is not offered yet. Leave it out to use the embedded database.',
    ]);
  }
  const random = pooledRandom();
  const keys = keysOf(config, random);
  const db = openDatabase(sqliteDialect(join(config.dataDir, config.demo ? 'demo.db' : 'mon-dmp.db')));
  try {
    await migrate(db);
    await fillTraits(db, keys);
    const fresh = await stampDatabase(db, config.demo ? 'demo' : 'real');
    return {
      config,
      base: new URL(config.publicUrl).pathname.replace(/\/$/, ''),
      db,
      keys,
      now: () => new Date(),
      random,
      carriers: makeCarriers(config),
      register: embeddedRegister(db, keys),
      log: pino({ level: config.logLevel }),
      fresh,
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function keysOf(config: Config, random: World['random']): Keys {
  try {
    return makeKeys(config.recordKey ?? demoKey(config.dataDir), random);
  } catch (error) {
    throw error instanceof SealError ? new ConfigError([error.message]) : error;
  }
}

/** The demo's own key, made at the first start beside its database. Production has its key in the environment. */
function demoKey(dataDir: string): string {
  const file = join(dataDir, 'demo.key');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const key = randomBytes(32).toString('base64');
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  }
}
