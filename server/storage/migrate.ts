import { Migrator } from 'kysely/migration';
import type { Database } from './dialect.ts';
import * as ground from './migrations/0001-ground.ts';
import * as codes from './migrations/0002-codes-and-sessions.ts';
import * as messages from './migrations/0003-messages-and-journal.ts';
import * as factors from './migrations/0004-factors.ts';
import * as recovery from './migrations/0005-recovery.ts';
import * as comfort from './migrations/0006-comfort.ts';
import * as drafts from './migrations/0007-drafts.ts';
import * as contactMessages from './migrations/0008-contact-messages.ts';
import * as operators from './migrations/0009-operators.ts';
import * as creation from './migrations/0010-creation.ts';
import * as settings from './migrations/0011-settings.ts';
import * as documents from './migrations/0012-documents.ts';
import * as information from './migrations/0013-information.ts';
import * as refusedActs from './migrations/0014-refused-acts.ts';
import * as emergencyCard from './migrations/0015-emergency-card.ts';
import * as careHistory from './migrations/0016-care-history.ts';
import * as documentRequest from './migrations/0018-document-request.ts';
import * as careOfDocuments from './migrations/0020-care-of-documents.ts';
import * as documentNews from './migrations/0021-document-news.ts';
import * as access from './migrations/0022-access.ts';
import * as history from './migrations/0023-history.ts';
import * as complaints from './migrations/0024-complaints.ts';
import * as directoryWords from './migrations/0025-directory-words.ts';
import * as hiding from './migrations/0026-hiding.ts';
import * as notices from './migrations/0027-notices.ts';
import * as journalActor from './migrations/0028-journal-actor.ts';
import * as professionals from './migrations/0029-professionals.ts';
import * as directoryImport from './migrations/0030-directory-import.ts';
import * as createdForPatients from './migrations/0031-created-for-patients.ts';
import * as traits from './migrations/0032-traits.ts';
import * as counter from './migrations/0033-counter.ts';
import * as sentDocuments from './migrations/0034-sent-documents.ts';

const migrations = {
  '0001-ground': ground,
  '0002-codes-and-sessions': codes,
  '0003-messages-and-journal': messages,
  '0004-factors': factors,
  '0005-recovery': recovery,
  '0006-comfort': comfort,
  '0007-drafts': drafts,
  '0008-contact-messages': contactMessages,
  '0009-operators': operators,
  '0010-creation': creation,
  '0011-settings': settings,
  '0012-documents': documents,
  '0013-information': information,
  '0014-refused-acts': refusedActs,
  '0015-emergency-card': emergencyCard,
  '0016-care-history': careHistory,
  '0018-document-request': documentRequest,
  '0020-care-of-documents': careOfDocuments,
  '0021-document-news': documentNews,
  '0022-access': access,
  '0026-hiding': hiding,
  '0025-directory-words': directoryWords,
  '0027-notices': notices,
  '0024-complaints': complaints,
  '0023-history': history,
  '0028-journal-actor': journalActor,
  '0030-directory-import': directoryImport,
  '0029-professionals': professionals,
  '0031-created-for-patients': createdForPatients,
  '0034-sent-documents': sentDocuments,
  '0033-counter': counter,
  '0032-traits': traits,
};

/** Brings the database to the newest shape. @throws the first migration's error; nothing of that one is kept. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
