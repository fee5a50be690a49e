import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { beginContent, type StoredContent } from './contents.ts';
import { keepContent } from './contents-store.ts';
import { typeOf } from './document-types.ts';
import { type DocumentFormat, type DocumentWords, placeOf } from './documents.ts';
import * as store from './documents-store.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

/** What the patient says of a document, with its contents, which are there already and which nothing holds yet. */
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

/** Stores a text as the contents of a document that is about to be written. */
export async function storeText(world: World, recordId: string, text: string): Promise<StoredContent> {
  const sink = await beginContent(world, recordId);
  await sink.write(Buffer.from(text, 'utf8'));
  return sink.finish();
}

/** A version about to be written, of the document `id`. */
export interface Written {
  readonly access: RecordAccess;
  readonly id: string;
  readonly what: NewDocument;
}

/** The columns of a document that its newest version gives. */
export async function shown(trx: Trx, world: World, { access, id, what }: Written) {
  const { content, format, day } = what;
  return {
    class_code: classCodeOf(what.typeCode),
    type_code: what.typeCode,
    ...{ day, format, bytes: content.bytes, parts: content.parts, version_id: content.id },
    sealed: await sealWords(trx, world, { access, id, what }),
  };
}

async function sealWords(trx: Trx, world: World, { access, id, what }: Written): Promise<string> {
  const key = await recordKeyOf(world, trx, access.recordId);
  const words: DocumentWords = { title: what.title, author: '', place: '', fileName: what.fileName ?? '' };
  return key.seal(placeOf(id), JSON.stringify(words));
}

/** Writes a version of a document, which holds its contents from now on. */
export async function putVersion(
  trx: Trx,
  world: World,
  { number, ...written }: Written & { readonly number: number },
): Promise<void> {
  const { access, what } = written;
  const { content, format } = what;
  const at = world.now().toISOString();
  const isThere = await keepContent(trx, { id: content.id, recordId: access.recordId, at });
  if (!isThere) throw new Error('The contents of a document are not there any more.');
  await store.insertVersion(trx, {
    id: content.id,
    document_id: written.id,
    ...{ number, format, bytes: content.bytes, parts: content.parts, print: content.print },
    sealed: await sealWords(trx, world, { ...written, id: content.id }),
    by_kind: 'account',
    by_id: access.accountId,
    created_at: at,
  });
}
