import { z } from 'zod';
import { keepLast } from '../storage/keep-last.ts';
import type { RecordKey } from '../storage/keys.ts';
import type { World } from '../world.ts';
import type { ContentPlace } from './contents.ts';
import * as lists from './document-lists-store.ts';
import * as store from './documents-store.ts';
import { permitOf } from './permits.ts';
import type { Permit } from './policy/decide.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

export type DocumentFormat = store.DocumentRow['format'];

const wordsSchema = z.object({
  title: z.string(),
  /** The name of the author and the place where they work, as they were told when the document came in. */
  author: z.string().default(''),
  place: z.string().default(''),
  /** The name that the file had. */
  fileName: z.string().default(''),
});

/** What is said of a document beside its contents; sealed. */
export type DocumentWords = z.infer<typeof wordsSchema>;

/** Who wrote a document. `name` and `place` are empty for the patient, whom the reader knows. */
export interface DocumentAuthor {
  readonly kind: store.DocumentRow['author_kind'];
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly profession: string | undefined;
  readonly specialty: string | undefined;
}

/** A document in the version that is shown. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly classCode: string;
  readonly typeCode: string;
  readonly format: DocumentFormat;
  /** The day that it is about, `2026-03-03`. */
  readonly day: string;
  readonly version: number;
  readonly author: DocumentAuthor;
  readonly fileName: string;
  readonly content: ContentPlace;
  readonly isHidden: boolean;
  readonly isSecret: boolean;
  /** A professional keeps it back from the patient until then at the latest (R2). */
  readonly keptBackUntil: string | null;
  readonly isRead: boolean;
  readonly addedAt: Date;
  readonly changedAt: Date;
  readonly removedAt: Date | undefined;
}

/** What the sealed words of a document, or of one of its versions, are bound to. */
export const placeOf = (id: string): string => `document:${id}`;

/** What a list is asked for. */
export interface DocumentQuery extends store.DocumentFilter {
  readonly from?: number;
  readonly count?: number;
}

/** Some documents of a record, newest first. */
export async function documentsOf(
  world: World,
  access: RecordAccess,
  query: DocumentQuery = {},
): Promise<Document[]> {
  const { accountId } = access;
  const permit = permitOf(world, access);
  const rows = await lists.listDocuments(world.db, { permit, accountId }, query);
  const key = await recordKeyOf(world, world.db, access.recordId);
  return rows.map(row => toDocument(row, { permit, key, isRead: isRead(row, access) }));
}

/** How many documents are looked at to tell what is new: more would be no news any more. */
const news = 20;

/** Whether a record has documents, and how many of the last ones were not read yet. */
export async function documentNews(
  world: World,
  access: RecordAccess,
): Promise<{ readonly isEmpty: boolean; readonly unread: number }> {
  const who = { permit: permitOf(world, access), accountId: access.accountId };
  const rows = await lists.lastChanged(world.db, who, news);
  return { isEmpty: rows.length === 0, unread: rows.filter(row => !isRead(row, access)).length };
}

/** How many documents there are of each class, by its code. */
export async function documentCounts(
  world: World,
  access: RecordAccess,
): Promise<ReadonlyMap<string, number>> {
  const rows = await store.countByClass(world.db, permitOf(world, access));
  return new Map(rows.map(row => [row.class_code, row.count]));
}

/** One document; nothing for one that does not exist and for one that may not be seen, alike. */
export async function documentOf(
  world: World,
  access: RecordAccess,
  id: string,
): Promise<Document | undefined> {
  const permit = permitOf(world, access);
  const row = await store.findDocument(world.db, permit, id);
  if (row === undefined) return undefined;
  const key = await recordKeyOf(world, world.db, access.recordId);
  const read_version = await store.readVersion(world.db, { accountId: access.accountId, documentId: id });
  return toDocument(row, { permit, key, isRead: isRead({ ...row, read_version }, access) });
}

/** Whether the version that is shown was read. What one wrote oneself is not news. */
function isRead(
  row: Pick<lists.ListedRow, 'version_id' | 'author_kind' | 'author_id' | 'read_version'>,
  access: RecordAccess,
): boolean {
  const isOwn = row.author_kind === 'account' && row.author_id === access.accountId;
  return isOwn || row.read_version === row.version_id;
}

function toDocument(
  row: store.DocumentRow,
  how: { permit: Permit; key: RecordKey; isRead: boolean },
): Document {
  const words = openWords(how.key, row.id, row.sealed);
  return {
    id: row.id,
    title: words.title,
    classCode: row.class_code,
    typeCode: row.type_code,
    format: row.format,
    day: row.day,
    version: row.version,
    author: {
      kind: row.author_kind,
      id: row.author_id,
      name: words.author,
      place: words.place,
      profession: row.profession ?? undefined,
      specialty: row.specialty ?? undefined,
    },
    fileName: words.fileName,
    content: { id: row.version_id, bytes: row.bytes, parts: row.parts, permit: how.permit },
    isHidden: row.hidden === 1,
    isSecret: row.secret === 1,
    keptBackUntil: row.kept_back_until,
    isRead: how.isRead,
    addedAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
    removedAt: row.removed_at === null ? undefined : new Date(row.removed_at),
  };
}

/** Somebody who leafs through a list sees the same documents again and again (decision 0005). */
const opened = keepLast<DocumentWords>(500);

/** Opens the words of a document or of a version. @throws SealError */
export function openWords(key: RecordKey, id: string, sealed: string): Readonly<DocumentWords> {
  return opened(`${id} ${sealed}`, () => wordsSchema.parse(JSON.parse(key.open(placeOf(id), sealed))));
}

/** Whether somebody may change or remove a document: its author alone. A professional's can only be hidden. */
export function isOwn(access: RecordAccess, { author }: Pick<Document, 'author'>): boolean {
  return author.kind === 'account' && author.id === access.accountId;
}
