import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type SentRow = Tables['sent_document'];

/** The version that a program sent under an identifier, by the fingerprint of it. */
export async function findSent(
  trx: Trx,
  at: { readonly recordId: string; readonly print: string },
): Promise<SentRow | undefined> {
  return trx
    .selectFrom('sent_document')
    .selectAll()
    .where('record_id', '=', at.recordId)
    .where('print', '=', at.print)
    .executeTakeFirst();
}

export async function insertSent(trx: Trx, row: SentRow): Promise<void> {
  await trx.insertInto('sent_document').values(row).execute();
}

/** What was said of these versions when they were sent, and of those that they replaced. */
export async function sentOf(db: Database | Trx, documentIds: readonly string[]): Promise<SentRow[]> {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('sent_document')
    .selectAll()
    .where('document_id', 'in', [...documentIds])
    .execute();
}

/** A document as it stands now, whoever may see it: for one's own alone. */
export async function standsNow(
  trx: Trx,
  id: string,
): Promise<Pick<Tables['document'], 'version' | 'version_id' | 'removed_at'> | undefined> {
  return trx
    .selectFrom('document')
    .select(['version', 'version_id', 'removed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The document that shows this version now, and its record; nothing for one that was replaced or never was. */
export async function placeOfVersion(
  db: Database,
  versionId: string,
): Promise<{ readonly documentId: string; readonly recordId: string } | undefined> {
  const row = await db
    .selectFrom('document_version')
    .innerJoin('document', 'document.version_id', 'document_version.id')
    .select(['document.id', 'document.record_id'])
    .where('document_version.id', '=', versionId)
    .executeTakeFirst();
  return row && { documentId: row.id, recordId: row.record_id };
}

/** The record that a document is in, whoever may see it; nothing for one that is not there. */
export async function recordOfDocument(db: Database, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('document').select('record_id').where('id', '=', id).executeTakeFirst();
  return row?.record_id;
}
