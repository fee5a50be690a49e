import { authorCode } from '../registries/specialties.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import type { PlacedFile } from './care-files.ts';
import type { Provided, Sending, Taken } from './care-provide.ts';
import { traceCare, wayIn } from './care-trace.ts';
import { holdsBytes } from './contents.ts';
import { putVersion, shown } from './document-versions.ts';
import { type DocumentRow, updateDocument } from './documents-store.ts';
import { policyVersion } from './policy/access-policy.ts';
import type { RuleName } from './policy/rule.ts';
import { receiveStored } from './receive-document.ts';
import { recordKeyOf } from './records.ts';
import { printOf, printOfBytes, sealSent } from './sent-documents.ts';
import { insertSent } from './sent-documents-store.ts';

/** What becomes of a document that may come in. */
export type Step = {
  readonly document: Provided;
  readonly file: PlacedFile;
  readonly rule: RuleName;
} & (
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly there: Omit<Taken, 'isNew'> }
  | { readonly kind: 'replace'; readonly row: DocumentRow }
);

/** Two documents that were sent at once replace the same one. */
export class ChangedMeanwhile extends Error {
  readonly code = 'CHANGED_MEANWHILE';
}

type Doing = { readonly who: Sending['who']; readonly step: Step };

/** Carries out a step. @throws when what it replaces is not as it was: all is undone */
export async function putProvided(trx: Trx, world: World, { who, step }: Doing): Promise<Taken> {
  if (step.kind === 'same') return { ...step.there, isNew: false };
  const taken =
    step.kind === 'new'
      ? { id: await putNew(trx, world, { who, step }), version: 1 }
      : await putNext(trx, world, { who, step, row: step.row });
  await noteSent(trx, world, { who, step, documentId: taken.id });
  return { ...taken, versionId: step.file.content.id, isNew: true };
}

async function putNew(trx: Trx, world: World, { who, step }: Doing): Promise<string> {
  const { document, file, rule } = step;
  const { recordId, viewer, software, by } = who;
  const { typeCode, day, title, isHidden, isSecret, keptBackUntil } = document;
  return receiveStored(trx, world, {
    ...{ recordId, typeCode, day, title, isHidden, isSecret, ...file },
    by: {
      ...by,
      profession: viewer.profession.code,
      specialty: authorCode(viewer.profession, viewer.specialty),
    },
    ...(keptBackUntil !== undefined && { keptBackUntil }),
    allowed: { rule, policyVersion, exercise: viewer.exerciseId, ...wayIn({ software }) },
  });
}

/** A new version hides what was not hidden when it is asked to, and never shows what the patient hid. */
async function putNext(
  trx: Trx,
  world: World,
  { who, step, row }: Doing & { readonly row: DocumentRow },
): Promise<{ readonly id: string; readonly version: number }> {
  const { document, file, rule } = step;
  const { id } = row;
  const { typeCode, day, title, isHidden, isSecret } = document;
  const written = { recordId: who.recordId, by: who.by, id, what: { typeCode, day, title, ...file } };
  const version = row.version + 1;
  const set = {
    ...(await shown(trx, world, written)),
    ...{ version, changed_at: world.now().toISOString() },
    ...(isHidden && { hidden: 1 as const }),
    ...(isSecret && { secret: 1 as const }),
  };
  if (!(await updateDocument(trx, row, set)))
    throw new ChangedMeanwhile('A document changed while it was replaced.');
  await putVersion(trx, world, { ...written, number: version });
  await traceCare(trx, world, { ...who, verb: 'document.changed', rule, object: { kind: 'document', id } });
  const isKeptBack = row.kept_back_until !== null && row.kept_back_until > world.now().toISOString();
  if (!isKeptBack)
    await noteForOwner(trx, world, { recordId: who.recordId, kind: 'new-document', documentId: id });
  return { id, version };
}

/** Keeps what was said of the version, and the fingerprints by which it is known when it comes again. */
async function noteSent(
  trx: Trx,
  world: World,
  { who, step, documentId }: Doing & { readonly documentId: string },
): Promise<void> {
  const { recordId, viewer, software } = who;
  const { document, file } = step;
  const { sent, bytes } = document;
  const key = await recordKeyOf(world, trx, recordId);
  const isSame = holdsBytes(world, recordId, { content: file.content, bytes });
  await insertSent(trx, {
    ...{ version_id: file.content.id, document_id: documentId, record_id: recordId },
    print: sent.master === undefined ? null : printOf(key, viewer.id, sent.master),
    bytes_print: printOfBytes(key, bytes),
    sealed: sealSent(key, file.content.id, { ...sent, hash: isSame ? sent.hash : undefined, software }),
    created_at: world.now().toISOString(),
  });
}
