import { UnreadableCda } from './unreadable.ts';

/** More than any document that was ever seen, and what still takes less than a second to read. */
export const mostBytes = 30 * 1024 * 1024;

const declared = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.:-]{0,39})["']/;

/**
 * The text of an XML document. Its encoding is that of its byte-order mark, else the one it declares, else UTF-8.
 * A text that was decoded before is given back as it is.
 * @throws {UnreadableCda} `empty`, `too-large`, or `encoding` where it is unknown or the bytes do not fit it
 */
export function decodeXml(document: Uint8Array | string): string {
  if (document.length > mostBytes) throw new UnreadableCda('too-large');
  const text = typeof document === 'string' ? document.replace(/^\ufeff/, '') : decodeBytes(document);
  if (text.trim() === '') throw new UnreadableCda('empty');
  return text;
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableCda('encoding');
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 300));
  return declared.exec(start)?.[1] ?? 'utf-8';
}
