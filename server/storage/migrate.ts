import { Migrator } from 'kysely/migration';
import type { Database } from './dialect.ts';
import * as ground from './migrations/0001-ground.ts';
import * as codes from './migrations/0002-codes-and-sessions.ts';
import * as messages from './migrations/0003-messages-and-journal.ts';
import * as contactMessages from './migrations/0008-contact-messages.ts';

const migrations = {
  '0001-ground': ground,
  '0002-codes-and-sessions': codes,
  '0003-messages-and-journal': messages,
  '0008-contact-messages': contactMessages,
};

/** Brings the database to the newest shape. @throws the first migration's error; nothing of that one is kept. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
