import { Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of an archive. Its bytes are asked for when its turn has come, and no faster than they are taken. */
export interface ArchiveFile {
  readonly name: string;
  readonly content: string | AsyncIterable<Uint8Array>;
  /** Whether packing makes it smaller: pictures and PDFs are packed already. */
  readonly isPackable: boolean;
  readonly at: Date;
}

/**
 * Writes files into a ZIP, one after the other, as they are read. Whoever takes it may go away in the middle: then what is
 * being read is let go, nothing more is asked for, and the answer is that it broke off.
 * @throws what reading a file throws; `to` is closed then, without an end that would look like a whole archive
 */
export async function sendArchive(
  files: AsyncIterable<ArchiveFile>,
  to: Writable,
): Promise<'sent' | 'broken-off'> {
  const zip = new ZipFile();
  const over = new AbortController();
  // A stream that breaks is told of by whoever waits for it: here nobody needs to hear of it twice.
  zip.on('error', () => {});
  const sent = pipeline(zip.outputStream, to).catch(() => over.abort());
  try {
    for await (const file of files) {
      if (over.signal.aborted) break;
      await add(zip, file, over.signal);
    }
    zip.end();
  } catch (error) {
    if (!over.signal.aborted) {
      to.destroy();
      throw error;
    }
  }
  await sent;
  return over.signal.aborted ? 'broken-off' : 'sent';
}

async function add(zip: ZipFile, file: ArchiveFile, signal: AbortSignal): Promise<void> {
  const { name, content, isPackable, at } = file;
  const bytes = typeof content === 'string' ? [Buffer.from(content, 'utf8')] : content;
  const source = Readable.from(bytes, { objectMode: false, highWaterMark: 1 });
  try {
    zip.addReadStream(source, name, { compress: isPackable, mtime: at });
    await finished(source, { signal });
  } finally {
    source.destroy();
  }
}
