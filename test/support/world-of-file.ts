import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { makeCarriers } from '../../server/messages/carriers.ts';
import { embeddedRegister } from '../../server/registries/register-store.ts';
import { openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import type { World } from '../../server/world.ts';

/** What a process of its own is given of a world that a test has made. */
export interface WorldOfFile {
  /** The path of the database, and the key that seals what is in it. */
  readonly path: string;
  readonly key: string;
  /** The instant it is, for ever; left out, the time of the machine. */
  readonly instant?: string | undefined;
  readonly smtpUrl?: string | undefined;
}

/** The world of a database file, for a process that a test starts beside itself. */
export function worldOfFile({ path, key, instant, smtpUrl }: WorldOfFile): World {
  const config = readConfig(smtpUrl === undefined ? {} : { SMTP_URL: smtpUrl });
  const db = openDatabase(sqliteDialect(path));
  const keys = makeKeys(key, randomBytes);
  return {
    ...{ config, base: '', db, keys, register: embeddedRegister(db, keys) },
    now: () => (instant === undefined ? new Date() : new Date(instant)),
    random: bytes => randomBytes(bytes),
    carriers: makeCarriers(config),
    log: pino({ level: 'silent' }),
  };
}
