// A process that tells what is due, once, and ends: the database's file, key, instant.
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { sendAccessNotices } from '../../server/identity/access-notices.ts';
import { makeCarriers } from '../../server/messages/carriers.ts';
import { embeddedRegister } from '../../server/registries/register-store.ts';
import { openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import { makeKeys } from '../../server/storage/keys.ts';

const [file = '', recordKey = '', instant = ''] = process.argv.slice(2);
const config = readConfig({});
const db = openDatabase(sqliteDialect(file));
const keys = makeKeys(recordKey, randomBytes);
process.stdout.write('begun\n');
await sendAccessNotices({
  config,
  base: '',
  db,
  keys,
  register: embeddedRegister(db, keys),
  now: () => new Date(instant),
  random: bytes => randomBytes(bytes),
  carriers: makeCarriers(config),
  log: pino({ level: 'silent' }),
});
await db.destroy();
