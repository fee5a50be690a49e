import { CsvError } from '../csv.ts';

/** Lines of the extract that follow each other, the first of them with its number. */
export interface ExtractLines {
  readonly first: number;
  readonly texts: readonly string[];
  /** Whether the last of them has no line break: the file may have been cut there. */
  readonly isCut: boolean;
}

/** The longest line, in bytes; one of the extract takes about 500. */
const longestLine = 65_536;
const lineFeed = 10;

/**
 * Cuts the bytes of the extract into lines, some hundreds at a time. The extract is UTF-8, or Windows-1252 where a program
 * wrote it anew: the accents of its first line tell which. In UTF-8 a damaged character becomes U+FFFD.
 * @throws CsvError for a line that is too long to be one
 */
export async function* extractLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ExtractLines> {
  let rest: Buffer = Buffer.alloc(0);
  let first = 1;
  let decode: Decode | undefined;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    rest = Buffer.from(bytes.subarray(end));
    if (rest.length > longestLine) {
      throw new CsvError(`A line is longer than ${longestLine} bytes: this is not the extract.`);
    }
    if (end === 0) continue;
    decode ??= decoderFor(bytes.subarray(0, bytes.indexOf(lineFeed)));
    const texts = linesOf(decode(bytes.subarray(0, end - 1)));
    yield { first, texts, isCut: false };
    first += texts.length;
  }
  if (rest.length > 0) yield { first, texts: linesOf((decode ?? decoderFor(rest))(rest)), isCut: true };
}

type Decode = (bytes: Buffer) => string;

const linesOf = (text: string): string[] => text.split(/\r?\n/).map(line => line.replace(/\r$/, ''));

function decoderFor(header: Buffer): Decode {
  const isUtf8 = !header.toString('utf8').includes('\ufffd');
  if (isUtf8) return bytes => bytes.toString('utf8').replace(/^\ufeff/, '');
  const decoder = new TextDecoder('windows-1252');
  return bytes => decoder.decode(bytes);
}
