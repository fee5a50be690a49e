import type { World } from '../../world.ts';
import { beginContent, type ContentSink, type StoredContent } from '../contents.ts';
import { dropContent } from '../contents-store.ts';
import type { DocumentFormat } from '../documents.ts';
import { CdaFilter } from './cda.ts';
import { headSize, kindOf } from './file-kinds.ts';
import { cleanFileName } from './file-name.ts';
import { JpegFilter } from './jpeg.ts';
import { PdfFilter } from './pdf.ts';
import { PngFilter } from './png.ts';
import { type FileFilter, type Refusal, RefusedFile } from './refusal.ts';
import { TextFilter } from './text.ts';

/** The largest file that is taken, in bytes: 10 MB. */
export const mostOfFile = 10 * 1024 * 1024;

/** A file as it comes in. */
export interface IncomingFile {
  /** Its name, as whoever sends it says. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A file that came in: stored and held by no document yet, or refused, with nothing of it left. */
export type Received =
  | {
      readonly name: string;
      readonly format: DocumentFormat;
      readonly content: StoredContent;
    }
  | { readonly name: string; readonly refused: Refusal };

const filters: Record<DocumentFormat, (head: Buffer) => FileFilter> = {
  pdf: () => new PdfFilter(),
  jpeg: () => new JpegFilter(),
  png: () => new PngFilter(),
  text: head => new TextFilter(head),
  cda: () => new CdaFilter(),
};

/**
 * Takes a file into a record as it comes in: looks at what it is, leaves out of photos what they tell about the person,
 * and seals it part by part. Whatever is refused or breaks off leaves nothing.
 * @throws what `bytes` throws, when the file breaks off
 */
export async function receiveFile(world: World, recordId: string, file: IncomingFile): Promise<Received> {
  const name = cleanFileName(file.name);
  const sink = await beginContent(world, recordId);
  try {
    const format = await pour(sink, file.bytes);
    return { name, format, content: await sink.finish() };
  } catch (error) {
    await sink.drop();
    if (error instanceof RefusedFile) return { name, refused: error.why };
    throw error;
  }
}

async function pour(sink: ContentSink, bytes: AsyncIterable<Uint8Array>): Promise<DocumentFormat> {
  const waiting: Buffer[] = [];
  let total = 0;
  let begun: Begun | undefined;
  for await (const piece of bytes) {
    total += piece.length;
    if (total > mostOfFile) throw new RefusedFile('too-large');
    waiting.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    if (begun === undefined && total < headSize) continue;
    begun ??= begin(Buffer.concat(waiting));
    for (const next of waiting.splice(0)) await put(sink, begun.filter.take(next));
  }
  if (total === 0) throw new RefusedFile('empty');
  begun ??= begin(Buffer.concat(waiting));
  for (const next of waiting) await put(sink, begun.filter.take(next));
  await put(sink, begun.filter.end());
  return begun.format;
}

interface Begun {
  readonly format: DocumentFormat;
  readonly filter: FileFilter;
}

function begin(head: Buffer): Begun {
  const format = kindOf(head.subarray(0, headSize));
  return { format, filter: filters[format](head) };
}

async function put(sink: ContentSink, bytes: Buffer): Promise<void> {
  if (bytes.length > 0) await sink.write(bytes);
}

/** Gives back the space of a file that no document will hold. */
export async function forgetFile(world: World, { id }: Pick<StoredContent, 'id'>): Promise<void> {
  await dropContent(world.db, id);
}
