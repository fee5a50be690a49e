import type { World } from '../world.ts';
import type { ContentPlace } from './contents.ts';
import { type Document, type DocumentFormat, isOwn, openWords } from './documents.ts';
import { versionsOf } from './documents-store.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';

/** What a document was before it was changed. */
export interface EarlierVersion {
  readonly number: number;
  readonly title: string;
  readonly format: DocumentFormat;
  readonly fileName: string;
  readonly content: ContentPlace;
  readonly writtenAt: Date;
}

/** The earlier versions of a document that one wrote oneself, newest first; of what others wrote, none. */
export async function earlierVersionsOf(
  world: World,
  access: RecordAccess,
  document: Document,
): Promise<EarlierVersion[]> {
  if (document.version === 1 || !isOwn(access, document)) return [];
  const { permit } = document.content;
  const rows = await versionsOf(world.db, document.id);
  const key = await recordKeyOf(world, world.db, access.recordId);
  return rows
    .filter(({ id }) => id !== document.content.id)
    .map(row => {
      const { title, fileName } = openWords(key, row.id, row.sealed);
      const { id, number, format, bytes, parts } = row;
      const content = { id, bytes, parts, permit };
      return { number, title, format, fileName, content, writtenAt: new Date(row.created_at) };
    });
}
