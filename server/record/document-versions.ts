import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { beginContent, type StoredContent } from './contents.ts';
import { keepContent } from './contents-store.ts';
import { typeOf } from './document-types.ts';
import { type DocumentAuthor, type DocumentFormat, type DocumentWords, placeOf } from './documents.ts';
import * as store from './documents-store.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

/** What is said of a document, with its contents, which are there already and which nothing holds yet. */
export interface NewDocument {
  readonly typeCode: string;
  readonly day: string;
  readonly title: string;
  readonly fileName?: string;
  readonly format: DocumentFormat;
  readonly content: StoredContent;
}

/** The class of documents that belong to none of the others. */
const otherClass = '90';

const classCodeOf = (typeCode: string): string => typeOf(typeCode)?.classCode ?? otherClass;

/** Stores bytes as the contents of a document that is about to be written. Inside a transaction `db` is that one. */
export async function storeBytes(
  world: World,
  { recordId, bytes }: { recordId: string; bytes: Uint8Array },
  db: Database | Trx = world.db,
): Promise<StoredContent> {
  const sink = await beginContent(world, recordId, db);
  await sink.write(bytes);
  return sink.finish();
}

/** Stores a text in the same way. */
export async function storeText(world: World, recordId: string, text: string): Promise<StoredContent> {
  return storeBytes(world, { recordId, bytes: Buffer.from(text, 'utf8') });
}

/** Who writes a version. `name` and `place` are empty for the patient, whom the reader knows. */
export interface WrittenBy {
  readonly kind: DocumentAuthor['kind'];
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

/** A version about to be written, of the document `id`. */
export interface Written {
  readonly recordId: string;
  readonly by: WrittenBy;
  readonly id: string;
  readonly what: NewDocument;
}

/** The owner of an account as the one who writes. */
export function byOwner({ accountId, recordId }: RecordAccess): Pick<Written, 'recordId' | 'by'> {
  return { recordId, by: { kind: 'account', id: accountId, name: '', place: '' } };
}

/** The columns of a document that its newest version gives. */
export async function shown(trx: Trx, world: World, written: Written) {
  const { content, format, day, typeCode } = written.what;
  return {
    class_code: classCodeOf(typeCode),
    type_code: typeCode,
    ...{ day, format, bytes: content.bytes, parts: content.parts, version_id: content.id },
    sealed: await sealWords(trx, world, written),
  };
}

async function sealWords(trx: Trx, world: World, { recordId, by, id, what }: Written): Promise<string> {
  const key = await recordKeyOf(world, trx, recordId);
  const { title, fileName = '' } = what;
  const words: DocumentWords = { title, author: by.name, place: by.place, fileName };
  return key.seal(placeOf(id), JSON.stringify(words));
}

/** What a document is given when it comes in, and its versions leave alone. */
export type Given = Pick<
  store.DocumentRow,
  'profession' | 'specialty' | 'hidden' | 'secret' | 'kept_back_until' | 'existence_due_at'
>;

/** Writes a document that was not there before, with its first version. */
export async function putDocument(
  trx: Trx,
  world: World,
  { given, ...written }: Written & { readonly given: Given },
): Promise<void> {
  const at = world.now().toISOString();
  await store.insertDocument(trx, {
    id: written.id,
    record_id: written.recordId,
    author_kind: written.by.kind,
    author_id: written.by.id,
    ...given,
    ...{ existence_told_at: null, kept_back_over_at: null },
    version: 1,
    ...(await shown(trx, world, written)),
    ...{ created_at: at, changed_at: at, removed_at: null },
  });
  await putVersion(trx, world, { ...written, number: 1 });
}

/** Writes a version of a document, which holds its contents from now on. */
export async function putVersion(
  trx: Trx,
  world: World,
  { number, ...written }: Written & { readonly number: number },
): Promise<void> {
  const { recordId, by, what } = written;
  const { content, format } = what;
  const at = world.now().toISOString();
  const isThere = await keepContent(trx, { id: content.id, recordId, at });
  if (!isThere) throw new Error('The contents of a document are not there any more.');
  await store.insertVersion(trx, {
    id: content.id,
    document_id: written.id,
    ...{ number, format, bytes: content.bytes, parts: content.parts, print: content.print },
    sealed: await sealWords(trx, world, { ...written, id: content.id }),
    by_kind: by.kind,
    by_id: by.id,
    created_at: at,
  });
}
