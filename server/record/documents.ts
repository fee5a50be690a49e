import type { World } from '../world.ts';
import * as lists from './document-lists-store.ts';
import { type Document, toDocument } from './document-rows.ts';
import * as store from './documents-store.ts';
import { permitOf } from './permits.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

export {
  type Document,
  type DocumentAuthor,
  type DocumentFormat,
  type DocumentWords,
  openWords,
  placeOf,
} from './document-rows.ts';

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

/** Whether somebody may change or remove a document: its author alone. A professional's can only be hidden. */
export function isOwn(access: RecordAccess, { author }: Pick<Document, 'author'>): boolean {
  return author.kind === 'account' && author.id === access.accountId;
}
