/** A line of a CSV file, counted from 1, with its values trimmed; or what is wrong with it, never what it holds. */
export type CsvLine =
  | { readonly line: number; readonly values: readonly string[] }
  | { readonly line: number; readonly fault: string };

/** The file as a whole cannot be read; the text is ready to print. */
export class CsvError extends Error {}

/** The longest line that is read, in bytes. A person takes a few hundred. */
const longestLine = 65_536;
const lineFeed = 10;

const notUtf8 = `the file is not in UTF-8, so its accents would be lost. Save it as UTF-8:
  Excel: Save As, type « CSV UTF-8 ».
  LibreOffice: Save As, « Edit filter settings », character set « Unicode (UTF-8) ».
  command line: iconv -f WINDOWS-1252 -t UTF-8 people.csv > people-utf8.csv`;

/**
 * Reads CSV (RFC 4180) from the bytes of a file in UTF-8: values between `,` or `;`, whichever the first line has more
 * of, quoted where needed; lines end with LF or CRLF. Gives the first line, which names the columns, then the others;
 * empty ones are skipped. Unlike in the RFC a value holds no line break: one quote too many then spoils one line, where
 * it would swallow all that follow. A last line without a line break may have been cut: it is at fault.
 * @throws CsvError when the bytes are in another encoding
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvLine, undefined> {
  const decode = decoder();
  let line = 0;
  let value: RegExp | undefined;
  for await (const raw of rawLines(chunks)) {
    line += 1;
    const read = decode(raw, line);
    if ('fault' in read) {
      yield { line, fault: read.fault };
      continue;
    }
    if (read.text.trim() === '') continue;
    value ??= valueUpTo(separatorOf(read.text));
    const values = valuesOf(read.text, value);
    if (values === undefined)
      yield { line, fault: 'a quote is not closed on this line, or stands inside a value' };
    else if (values.some(text => text !== '')) yield { line, values };
  }
}

interface RawLine {
  /** The bytes of the line; nothing when it is too long to be kept. */
  readonly bytes: Uint8Array | undefined;
  readonly hasEnd: boolean;
}

/** Cuts bytes into lines. Of a line that is too long nothing is kept in memory. */
async function* rawLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array): void => {
    size += part.length;
    if (size <= longestLine) parts.push(part);
    else parts = [];
  };
  const take = (hasEnd: boolean): RawLine => {
    const raw = { bytes: size > longestLine ? undefined : Buffer.concat(parts), hasEnd };
    parts = [];
    size = 0;
    return raw;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, end));
      yield take(true);
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (size > 0) yield take(false);
}

type Decode = (raw: RawLine, line: number) => { readonly text: string } | { readonly fault: string };

/**
 * A line that is not UTF-8 in a file that has other accents right is damaged; before any accent was right, the file is
 * in another encoding, and lines without an accent are the same in both.
 */
function decoder(): Decode {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let hasRightAccents = false;
  return ({ bytes, hasEnd }, line) => {
    if (bytes === undefined) return { fault: `longer than ${longestLine} bytes` };
    if (!hasEnd) {
      return { fault: 'the file ends inside this line; if the line is complete, put a line break after it' };
    }
    try {
      const text = utf8.decode(bytes);
      hasRightAccents ||= text.length !== bytes.length;
      if (/(?!\t)\p{Cc}|\ufffd/u.test(text.replace(/\r$/, ''))) {
        return { fault: 'holds a control character (NUL, for example) or one that was damaged before' };
      }
      return { text };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      if (!hasRightAccents) throw new CsvError(`line ${line}: ${notUtf8}`);
      return { fault: 'a character is damaged: it is not UTF-8' };
    }
  };
}

function separatorOf(header: string): string {
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

/** One value, quoted or not, up to the separator or the end. No part of it can match the same text in two ways. */
function valueUpTo(separator: string): RegExp {
  return new RegExp(`\\s*"([^"]*(?:""[^"]*)*)"\\s*(${separator}|$)|([^"${separator}]*)(${separator}|$)`, 'y');
}

/** The values of a line; nothing when its quotes are wrong. */
function valuesOf(text: string, value: RegExp): string[] | undefined {
  const values: string[] = [];
  let end = 0;
  for (;;) {
    value.lastIndex = end;
    const match = value.exec(text);
    if (match === null) return undefined;
    const [whole, quoted, quotedEnd, plain = '', plainEnd] = match;
    values.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    end += whole.length;
    if ((quotedEnd ?? plainEnd) === '') return values;
  }
}
