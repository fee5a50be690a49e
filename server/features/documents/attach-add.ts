import { titleOfFile } from '../../record/files/file-name.ts';
import { sameDocument } from '../../record/same-document.ts';
import { addDocument } from '../../record/write-documents.ts';
import type { Visit } from '../../web/context.ts';
import { contentsOf, type HeldFile, letFilesGo } from '../../web/form-files.ts';
import type { SaidOfFiles } from './attach-fields.ts';
import type { AttachState, Twin } from './attach-state.ts';

/**
 * Makes a document of each file that came in, and notes for the next page what came of them. A file whose bytes the
 * record has already is not added: the person is told, and chooses.
 */
export async function addFiles(visit: Visit<AttachState>, said: SaidOfFiles): Promise<void> {
  const { world, request, state } = visit;
  const { access, files, settled } = state;
  const added: string[] = [];
  const twins: Twin[] = [];
  for (const [index, file] of files.entries()) {
    const title = titleFor(file, said.title, files.length > 1 ? index + 1 : undefined);
    const twin = await sameDocument(world, access, file.content);
    settled.add(file.content.id);
    if (twin !== undefined) twins.push({ ...file, ...said, title, documentId: twin.id });
    else added.push(await addDocument(world, access, { ...said, title, ...contentsOf(file) }));
  }
  letFilesGo(request, state.place);
  request.session.attached = { recordId: access.recordId, added, refused: [...state.refused], twins };
}

/** The title that was written, with a number when several files share it; else the name of the file. */
function titleFor({ name }: HeldFile, title: string, number: number | undefined): string {
  if (title === '') return titleOfFile(name);
  return number === undefined ? title : `${title} ${number}`;
}
