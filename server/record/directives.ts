import type { World } from '../world.ts';
import { directivesType } from './document-types.ts';
import { type Document, documentsOf } from './documents.ts';
import type { RecordAccess } from './records.ts';

/** The documents that hold the advance directives, newest first: a photo of the signed paper, a PDF. */
export async function directiveFiles(world: World, access: RecordAccess): Promise<Document[]> {
  return documentsOf(world, access, { typeCodes: [directivesType] });
}
