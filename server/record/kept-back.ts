import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { careQuestion } from './care-access.ts';
import { contentOfRow } from './care-access-store.ts';
import { traceCare } from './care-trace.ts';
import { type DocumentAuthor, openWords } from './documents.ts';
import * as store from './kept-back-store.ts';
import { permitOf } from './permits.ts';
import { decide } from './policy/decide.ts';
import type { ProfessionalViewer } from './policy/viewer.ts';
import { AccessError, type RecordAccess, recordKeyOf } from './records.ts';

/** A document that its owner knows of and cannot read yet: whom to ask, and when it opens by itself. Nothing else. */
export interface WaitingDocument {
  readonly author: Pick<DocumentAuthor, 'name' | 'place' | 'specialty'>;
  readonly opensAt: Date;
}

/** The documents that wait for their owner, as R2 tells of them. */
export async function waitingDocuments(world: World, access: RecordAccess): Promise<WaitingDocument[]> {
  const permit = permitOf(world, access);
  // Whoever would see it once it is open may know that it exists, and nobody else (R10).
  const rows = (await store.waitingRows(world.db, permit)).filter(
    row => permit.decide({ ...contentOfRow(row), keptBackUntil: null }).allowed,
  );
  if (rows.length === 0) return [];
  const key = await recordKeyOf(world, world.db, access.recordId);
  return rows.map(({ id, sealed, specialty, kept_back_until }) => {
    const { author: name, place } = openWords(key, id, sealed);
    const author = { name, place, specialty: specialty ?? undefined };
    return { author, opensAt: new Date(kept_back_until ?? 0) };
  });
}

/**
 * Opens a document that was kept back, since a professional has spoken about it with the patient: who wrote it, or the
 * treating doctor, who reads everything (R3, R4). Returns false for one that is open already.
 * @throws AccessError for any other professional, and for a document that is not there
 */
export async function announceDocument(
  trx: Trx,
  world: World,
  { document: documentId, by }: { document: string; by: ProfessionalViewer },
): Promise<boolean> {
  const row = await store.anyDocument(trx, documentId);
  if (row === undefined || row.removed_at !== null) throw new AccessError();
  const recordId = row.record_id;
  const asked = await careQuestion(trx, world, { viewer: by, recordId, action: 'announce' });
  const decided = asked && decide(asked, contentOfRow(row));
  if (decided?.allowed !== true) throw new AccessError();
  const now = world.now().toISOString();
  if (row.kept_back_until === null || row.kept_back_until <= now) return false;
  if (!(await store.noteOver(trx, { id: documentId, since: now, now }))) return false;
  await traceCare(trx, world, {
    ...{ viewer: by, recordId, verb: 'document.announced', rule: decided.rule },
    object: { kind: 'document', id: documentId },
  });
  await noteForOwner(trx, world, { recordId, kind: 'new-document', documentId });
  return true;
}
