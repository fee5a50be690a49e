import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { type DocumentAuthor, openWords, scopeOf } from './documents.ts';
import { appendEntry } from './journal.ts';
import * as store from './kept-back-store.ts';
import { AccessError, type RecordAccess, recordKeyOf } from './records.ts';
import { treatingDoctorOf } from './treating-doctor.ts';

/** A document that its owner knows of and cannot read yet: whom to ask, and when it opens by itself. Nothing else. */
export interface WaitingDocument {
  readonly author: Pick<DocumentAuthor, 'name' | 'place' | 'specialty'>;
  readonly opensAt: Date;
}

/** The documents that wait for their owner, as R2 tells of them. */
export async function waitingDocuments(world: World, access: RecordAccess): Promise<WaitingDocument[]> {
  const rows = await store.waitingRows(world.db, scopeOf(world, access));
  if (rows.length === 0) return [];
  const key = await recordKeyOf(world, world.db, access.recordId);
  return rows.map(({ id, sealed, specialty, kept_back_until }) => {
    const { author: name, place } = openWords(key, id, sealed);
    const author = { name, place, specialty: specialty ?? undefined };
    return { author, opensAt: new Date(kept_back_until ?? 0) };
  });
}

/** A professional who announces what a document says. */
export interface Announcer {
  /** Their number in the directory (RPPS). */
  readonly rpps: string;
  /** The id of the place and function in which they do. */
  readonly exercise?: string;
  readonly policyVersion?: string;
}

/**
 * Opens a document that was kept back, since a professional has spoken about it with the patient: who wrote it, or the
 * treating doctor, who reads everything (R3, R4). Returns false for one that is open already.
 * @throws AccessError for any other professional, and for a document that is not there
 */
export async function announceDocument(
  trx: Trx,
  world: World,
  { document: documentId, by }: { document: string; by: Announcer },
): Promise<boolean> {
  const row = await store.anyDocument(trx, documentId);
  if (row === undefined || row.removed_at !== null) throw new AccessError();
  const isAuthor = row.author_kind === 'professional' && row.author_id === by.rpps;
  if (!isAuthor && (await treatingDoctorOf(trx, world, row.record_id)) !== by.rpps) throw new AccessError();
  const now = world.now().toISOString();
  if (row.kept_back_until === null || row.kept_back_until <= now) return false;
  if (!(await store.noteOver(trx, { id: documentId, since: now, now }))) return false;
  const { exercise, policyVersion } = by;
  await appendEntry(trx, world, {
    actor: { kind: 'professional', id: by.rpps },
    ...{ exercise, policyVersion, recordId: row.record_id },
    verb: 'document.announced',
    object: { kind: 'document', id: documentId },
    rule: isAuthor ? 'R3' : 'R4',
    channel: 'web',
  });
  await noteForOwner(trx, world, { recordId: row.record_id, kind: 'new-document', documentId });
  return true;
}
