import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { traceThen } from '../../server/record/disclosure.ts';
import { embeddedRegister } from '../../server/registries/register-store.ts';
import { openDatabase, sqliteDialect } from '../../server/storage/dialect.ts';
import { makeKeys } from '../../server/storage/keys.ts';
import type { World } from '../../server/world.ts';

/**
 * Answers requests for documents of a record, each once its trace is written, until it is killed. Prints its port.
 * Arguments: database file, key, record.
 */
const [, , path = '', key = '', recordId = ''] = process.argv;
const db = openDatabase(sqliteDialect(path));
const keys = makeKeys(key, randomBytes);
const world: World = {
  config: readConfig({}),
  base: '',
  db,
  keys,
  register: embeddedRegister(db, keys),
  now: () => new Date(),
  random: bytes => randomBytes(bytes),
  carriers: { email: async () => undefined, sms: async () => undefined },
  log: pino({ level: 'silent' }),
};

const server = createServer(async (request, response) => {
  const id = (request.url ?? '').slice(1);
  const event = {
    actor: { kind: 'professional', id: '99900000011' },
    verb: 'document.read',
    object: { kind: 'document', id },
    channel: 'web',
  } as const;
  await traceThen(world, {
    recordId,
    look: async () => ({ event, shown: id }),
    give: async shown => response.end(`${shown} ${'x'.repeat(5000)}`),
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  writeSync(1, `${typeof address === 'object' ? address?.port : ''}\n`);
});
