import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { type CareLine, receiveCare } from './care-history.ts';
import { readCareHistory } from './cda/care-history.ts';
import { UnreadableCda } from './cda/unreadable.ts';
import { type NewDocument, putDocument, storeBytes, type WrittenBy } from './document-versions.ts';
import { appendEntry } from './journal.ts';
import type { JournalEvent } from './journal-entry.ts';
import { keptBackUntil as keepBack } from './kept-back-rules.ts';

/** Somebody other than the patient who writes in a record. */
export interface Sender extends WrittenBy {
  readonly kind: Exclude<WrittenBy['kind'], 'account'>;
  /** The number of a professional in the directory (RPPS), or the id of the organisation or of the software. */
  readonly id: string;
  /** The code of the profession in the directory (`10`, doctor); nothing for what is nobody. */
  readonly profession?: string;
  /** What they do, as `authorCode` gives it (`G15_10/SM54`), or another code of the same table (`DISPOSITIF`). */
  readonly specialty?: string;
}

/** A document that comes in, whole, with its bytes. */
export interface ReceivedDocument extends Omit<StoredDocument, 'content'> {
  readonly bytes: Uint8Array;
}

/** A document that comes in, whose bytes are stored already and which nothing holds yet. */
export interface StoredDocument extends NewDocument {
  readonly recordId: string;
  readonly by: Sender;
  /** The patient asked, when it was written, to hide it from the other professionals. */
  readonly isHidden?: boolean;
  /** A minor asked to keep it from the representatives (R10). */
  readonly isSecret?: boolean;
  /** The professional keeps it back until it has been announced, at the latest until then, and a month at most (R2). */
  readonly keptBackUntil?: Date;
  /** What let a professional deposit it, and where they work; the site itself and the insurer need no leave. */
  readonly allowed?: Pick<JournalEvent, 'rule' | 'policyVersion' | 'exercise'> &
    Partial<Pick<JournalEvent, 'channel' | 'details'>>;
  /** It comes in with a demo person: its owner is told nothing. */
  readonly isDemo?: boolean;
}

/**
 * Takes a document that somebody else wrote into a record: the document, its first version, its contents and the entry
 * in the journal, all in the transaction `trx`, and what the owner is to be told. Returns its id.
 * @throws RangeError when it is kept back until what is no instant
 * @throws SealError when the record is not there, or its key was destroyed
 */
export async function receiveDocument(trx: Trx, world: World, document: ReceivedDocument): Promise<string> {
  const { bytes, ...said } = document;
  const content = await storeBytes(world, { recordId: said.recordId, bytes }, trx);
  const id = await receiveStored(trx, world, { ...said, content });
  if (said.typeCode === 'REMB' && said.by.kind === 'organisation')
    await takeCareOf(trx, world, { ...document, id });
  return id;
}

/**
 * The same of a document whose bytes are stored already. Nothing of the care history is read from it: that comes from the
 * insurer, with its bytes.
 * @throws as `receiveDocument`, and when the contents are not there any more
 */
export async function receiveStored(trx: Trx, world: World, document: StoredDocument): Promise<string> {
  const { recordId, by, isHidden, isSecret, keptBackUntil, isDemo, allowed, ...what } = document;
  const id = newId(world.random);
  const given = {
    profession: by.profession ?? null,
    specialty: by.specialty ?? null,
    hidden: isHidden === true ? 1 : 0,
    secret: isSecret === true ? 1 : 0,
    ...keepBack(world, keptBackUntil),
  } as const;
  await putDocument(trx, world, { recordId, by, id, what, given });
  await appendEntry(trx, world, {
    actor: { kind: by.kind, id: by.id },
    recordId,
    verb: 'document.received',
    object: { kind: 'document', id },
    channel: 'web',
    ...allowed,
  });
  if (isDemo !== true && given.kept_back_until === null)
    await noteForOwner(trx, world, { recordId, kind: 'new-document', documentId: id });
  return id;
}

/** What the insurer has paid for is the care history too. A document that cannot be read stays a document. */
async function takeCareOf(
  trx: Trx,
  world: World,
  { id: documentId, recordId, by, bytes, isSecret }: ReceivedDocument & { readonly id: string },
): Promise<void> {
  const actor = { kind: by.kind, id: by.id };
  const lines = linesOf(bytes).map(line => ({ ...line, isSecret }));
  await receiveCare(trx, world, { recordId, source: 'cda', lines, documentId, by: actor, channel: 'web' });
}

function linesOf(bytes: Uint8Array): CareLine[] {
  try {
    return readCareHistory(bytes);
  } catch (error) {
    if (error instanceof UnreadableCda) return [];
    throw error;
  }
}
