import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { byOwner, type NewDocument, putDocument, putVersion, shown } from './document-versions.ts';
import type { Document } from './documents.ts';
import * as store from './documents-store.ts';
import { notKeptBack } from './kept-back-rules.ts';
import { contentOf, mustBeAllowed, permitOf } from './permits.ts';
import { AccessError, type RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';

export { type NewDocument, storeText } from './document-versions.ts';

/** Adds a document of the patient's own. Returns its id. @throws AccessError for anybody but the owner */
export async function addDocument(world: World, access: RecordAccess, what: NewDocument): Promise<string> {
  return world.db.transaction().execute(trx => addDocumentIn(trx, world, { access, what }));
}

/** The same within a transaction of the caller's. */
export async function addDocumentIn(
  trx: Trx,
  world: World,
  { access, what }: { access: RecordAccess; what: NewDocument },
): Promise<string> {
  mustBeAllowed(world, access, 'deposit');
  const id = newId(world.random);
  const given = { profession: null, specialty: null, hidden: 0, secret: 0, ...notKeptBack } as const;
  await putDocument(trx, world, { ...byOwner(access), id, what, given });
  await traceOwn(trx, world, { access, verb: 'document.added', object: { kind: 'document', id } });
  return id;
}

/**
 * Replaces a document of one's own by a new version; the one before stays and can be read. Says whether it was still
 * the version that was shown: if not, nothing is done.
 */
export async function changeDocument(
  world: World,
  access: RecordAccess,
  { document, what }: { document: Document; what: NewDocument },
): Promise<boolean> {
  mustBeAuthor(world, access, document);
  const { id } = document;
  return world.db.transaction().execute(async trx => {
    const number = document.version + 1;
    const changed_at = world.now().toISOString();
    const written = { ...byOwner(access), id, what };
    const set = { ...(await shown(trx, world, written)), version: number, changed_at };
    if (!(await store.updateDocument(trx, document, set))) return false;
    await putVersion(trx, world, { ...written, number });
    await traceOwn(trx, world, { access, verb: 'document.changed', object: { kind: 'document', id } });
    return true;
  });
}

/** Takes a document of one's own away; it can be brought back for a day. Says whether it was there. */
export async function removeDocument(
  world: World,
  access: RecordAccess,
  document: Document,
): Promise<boolean> {
  return setRemoved(world, access, { document, verb: 'document.removed' });
}

/** Brings back what was removed less than a day ago. */
export async function restoreDocument(
  world: World,
  access: RecordAccess,
  document: Document,
): Promise<boolean> {
  return setRemoved(world, access, { document, verb: 'document.restored' });
}

async function setRemoved(
  world: World,
  access: RecordAccess,
  { document, verb }: { document: Document; verb: 'document.removed' | 'document.restored' },
): Promise<boolean> {
  mustBeAuthor(world, access, document);
  const removed_at = verb === 'document.removed' ? world.now().toISOString() : null;
  // Twice is as good as once.
  if ((document.removedAt === undefined) === (removed_at === null)) return false;
  return world.db.transaction().execute(async trx => {
    if (!(await store.updateDocument(trx, document, { removed_at }))) return false;
    await traceOwn(trx, world, { access, verb, object: { kind: 'document', id: document.id } });
    return true;
  });
}

/** Notes that somebody opened a document, so that it is no longer marked as new to them. */
export async function markRead(world: World, access: RecordAccess, document: Document): Promise<void> {
  await store.putRead(world.db, {
    document_id: document.id,
    account_id: access.accountId,
    version_id: document.content.id,
    read_at: world.now().toISOString(),
  });
}

function mustBeAuthor(world: World, access: RecordAccess, document: Document): void {
  const { allowed } = permitOf(world, access, 'change').decide(contentOf(document));
  if (!allowed) throw new AccessError('Only its author changes a document.');
}
