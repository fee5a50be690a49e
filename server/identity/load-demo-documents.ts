import { storeBytes } from '../record/document-versions.ts';
import { findDocument, putRead } from '../record/documents-store.ts';
import { noteExistence } from '../record/kept-back-clock.ts';
import { permitOf } from '../record/permits.ts';
import { receiveDocument } from '../record/receive-document.ts';
import type { RecordAccess } from '../record/records.ts';
import { addDocumentIn } from '../record/write-documents.ts';
import type { Trx } from '../storage/tables.ts';
import { after, day as dayLength } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { DemoDocument } from './demo-documents.ts';

/**
 * Puts a document of a demo person into their record, dated `at`. One that the list says was read is not marked as new.
 * Returns its id.
 */
export async function loadDemoDocument(
  trx: Trx,
  world: World,
  { access, document, at }: { access: RecordAccess; document: DemoDocument; at: Date },
): Promise<string> {
  const keptBackUntil =
    document.keptBackDays === undefined
      ? undefined
      : new Date(after(world.now(), document.keptBackDays * dayLength));
  const then = { ...world, now: () => at };
  const id = await put(trx, then, { access, document, keptBackUntil });
  if (document.isExistenceTold) await noteExistence(trx, then, { id, recordId: access.recordId });
  if (document.isRead && document.author.kind !== 'account') await noteRead(trx, world, { access, id });
  return id;
}

async function put(
  trx: Trx,
  world: World,
  what: { access: RecordAccess; document: DemoDocument; keptBackUntil: Date | undefined },
): Promise<string> {
  const { access, document, keptBackUntil } = what;
  const { author, bytes, day, format, isHidden, title, type: typeCode } = document;
  const { recordId } = access;
  const said = { typeCode, day, title, format };
  const { kind, id, place, profession, specialty } = author;
  if (kind === 'account') {
    const content = await storeBytes(world, { recordId, bytes }, trx);
    return addDocumentIn(trx, world, { access, what: { ...said, content } });
  }
  const name = [author.givenName, author.familyName].filter(Boolean).join(' ');
  return receiveDocument(trx, world, {
    ...{ recordId, ...said, bytes, isHidden },
    by: { kind, id, name, place, ...(profession && { profession }), ...(specialty && { specialty }) },
    ...(keptBackUntil && { keptBackUntil }),
    isDemo: true,
  });
}

async function noteRead(
  trx: Trx,
  world: World,
  { access, id }: { access: RecordAccess; id: string },
): Promise<void> {
  const { accountId } = access;
  const read_at = world.now().toISOString();
  const row = await findDocument(trx, permitOf(world, access), id);
  if (row === undefined) return;
  await putRead(trx, { document_id: id, account_id: accountId, version_id: row.version_id, read_at });
}
