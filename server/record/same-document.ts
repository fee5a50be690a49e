import type { World } from '../world.ts';
import type { StoredContent } from './contents.ts';
import { type Document, documentOf } from './documents.ts';
import { findSame } from './documents-store.ts';
import { permitOf } from './permits.ts';
import type { RecordAccess } from './records.ts';

/** A document of the record that holds the very same bytes in one of its versions; nothing when there is none to see. */
export async function sameDocument(
  world: World,
  access: RecordAccess,
  { print }: Pick<StoredContent, 'print'>,
): Promise<Document | undefined> {
  const row = await findSame(world.db, permitOf(world, access), [print]);
  return row && documentOf(world, access, row.id);
}
