// A process that delivers the messages of a database until it is ended: the database's file, key, SMTP server, instant.
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { makeCarriers } from '../../server/messages/carriers.ts';
import { startWorker } from '../../server/messages/worker.ts';
import { embeddedRegister } from '../../server/registries/register-store.ts';
import { openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import { makeKeys } from '../../server/storage/keys.ts';

const [file = '', recordKey = '', smtpUrl = '', instant = ''] = process.argv.slice(2);
const config = readConfig({ SMTP_URL: smtpUrl });
const db = openDatabase(sqliteDialect(file));
const keys = makeKeys(recordKey, randomBytes);
startWorker({
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
