import { setImmediate as turn } from 'node:timers/promises';
import type { Document } from '../../record/documents.ts';
import { type EarlierVersion, earlierVersionsOf } from '../../record/earlier-versions.ts';
import type { AuthorInWords } from '../../web/record-words.ts';
import { documentName, endingOf, plainName } from './file-names.ts';
import type { ExportVisit } from './state.ts';

/** An earlier version of a document, with the path of its file in the archive. */
export interface FiledVersion {
  readonly version: EarlierVersion;
  readonly file: string;
}

/** A document with its place in the archive. */
export interface FiledDocument {
  /** Counts the documents, from 1, the oldest first. */
  readonly number: number;
  readonly document: Document;
  readonly kind: string;
  readonly author: AuthorInWords;
  /** The path of its file as it came in. */
  readonly file: string;
  /** The path of a page on which it can be read, where its file is not for reading. */
  readonly page: string | undefined;
  readonly earlier: readonly FiledVersion[];
}

const folder = 'documents';
const earlierFolder = `${folder}/anciennes-versions`;

/** Gives each document its number and the names of its files, newest first as they come. */
export async function fileDocuments(
  visit: ExportVisit,
  documents: readonly Document[],
): Promise<FiledDocument[]> {
  const filed: FiledDocument[] = [];
  for (const [place, document] of documents.entries()) {
    filed.push(await fileDocument(visit, document, documents.length - place));
    // Somebody with thousands of documents does not hold up everybody else.
    if (place % 100 === 99) await turn();
  }
  return filed;
}

async function fileDocument(visit: ExportVisit, document: Document, number: number): Promise<FiledDocument> {
  const { world, state } = visit;
  const { words, access } = state;
  const name = documentName(number, document.day, document.title);
  const isReadable = document.format === 'text' || document.format === 'cda';
  const earlier = await earlierVersionsOf(world, access, document);
  return {
    number,
    document,
    kind: words.kindInWords(visit, access, document),
    author: words.authorInWords(visit, access, document),
    file: `${folder}/${name}.${endingOf(document.format)}`,
    page: isReadable ? `${folder}/${name}.html` : undefined,
    earlier: earlier.map(version => ({ version, file: earlierName(number, version) })),
  };
}

function earlierName(number: number, { number: version, title, format }: EarlierVersion): string {
  const name = [String(number).padStart(4, '0'), `version-${version}`, plainName(title)];
  return `${earlierFolder}/${name.filter(part => part !== '').join('_')}.${endingOf(format)}`;
}
