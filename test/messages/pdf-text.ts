// Reads the text of a PDF as it is drawn, in the order of the file: streams inflated, glyphs mapped back to characters
// by each font's ToUnicode table (ISO 32000-1, 9.10.3). Enough for the files the project prints, not for any PDF.
import { inflateSync } from 'node:zlib';

type PdfObject = { head: string; stream: string };

function readObject(body: string): PdfObject {
  const start = /stream\r?\n/.exec(body);
  if (!start) return { head: body, stream: '' };
  const head = body.slice(0, start.index);
  const raw = body.slice(start.index + start[0].length, body.lastIndexOf('endstream'));
  const stream = head.includes('/FlateDecode')
    ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
    : raw;
  return { head, stream };
}

function readObjects(pdf: Uint8Array): Map<string, PdfObject> {
  const file = Buffer.from(pdf).toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, id, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    objects.set(id ?? '', readObject(body ?? ''));
  }
  return objects;
}

const fromUtf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function glyphMap(table: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, pairs] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, text] of (pairs ?? '').matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      map.set(Number.parseInt(glyph ?? '', 16), fromUtf16(text ?? ''));
    }
  }
  return map;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function glyphsOf(literal: string): number[] {
  const bytes = literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, char = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[char] ?? char),
  );
  const data = Buffer.from(bytes, 'latin1');
  return Array.from({ length: data.length >> 1 }, (_, index) => data.readUInt16BE(index * 2));
}

// A font choice, or a string; a string may hold a pair of brackets that is not escaped.
const TEXT_STEP = /\/(f\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)/g;

function pageText(content: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let text = '';
  for (const [, name, literal] of content.matchAll(TEXT_STEP)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else
      text += glyphsOf(literal ?? '')
        .map(glyph => font.get(glyph) ?? '')
        .join('');
  }
  return text;
}

/** In: a PDF. Out: all the text drawn, page after page, without spaces (a line end on paper is no space in the file). */
export function drawnText(pdf: Uint8Array): string {
  const objects = readObjects(pdf);
  let text = '';
  for (const { head } of objects.values()) {
    const content = /\/Type \/Page\b[\s\S]*\/Contents (\d+) 0 R/.exec(head)?.[1];
    if (content === undefined) continue;
    const fonts = new Map<string, Map<number, string>>();
    for (const [, name, id] of head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '')?.head ?? '')?.[1];
      fonts.set(name ?? '', glyphMap(objects.get(table ?? '')?.stream ?? ''));
    }
    text += pageText(objects.get(content)?.stream ?? '', fonts);
  }
  return text.replace(/\s/g, '');
}

/** In: a PDF. Out: the source text of its objects (streams inflated), to look for tags, language and title. */
export function pdfSource(pdf: Uint8Array): string {
  return Array.from(readObjects(pdf).values(), ({ head, stream }) => `${head}\n${stream}`).join('\n');
}
