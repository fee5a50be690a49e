import { setImmediate } from 'node:timers/promises';
import { plainText, readSections } from './body.ts';
import { filesOf, readFile } from './files.ts';
import { readHeader } from './header.ts';
import type { CdaDocument } from './model.ts';
import type { Reading } from './narrative.ts';
import { at } from './tree.ts';
import { readXml, type XmlElement, xmlInSlices } from './xml.ts';

/**
 * Reads a CDA R2 document of any of its three kinds: structured, a file (PDF) inside, or a style sheet that holds its
 * own document. Takes the file's bytes, or its text where it was decoded before. Nothing in it is carried out or
 * fetched, and what is missing or wrong in a document is left out or marked, never a reason not to read the rest.
 * @throws {UnreadableCda} with the reason
 */
export function readCda(document: Uint8Array | string): CdaDocument {
  return modelOf(readXml(document));
}

/**
 * The same while other requests are answered: a document that was made to be slow takes seconds, and it is the person who
 * opens it who waits. Rejects with UnreadableCda.
 */
export async function readCdaInTurns(document: Uint8Array | string): Promise<CdaDocument> {
  const reading = xmlInSlices(document);
  let since = performance.now();
  for (;;) {
    const step = reading.next();
    if (step.done) return modelOf(step.value);
    if (performance.now() - since < longestTurn) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** How long a reading goes on before others have their turn, in milliseconds. */
const longestTurn = 5;

function modelOf(root: XmlElement): CdaDocument {
  const file = at(root, 'component', 'nonXMLBody', 'text');
  return file === undefined ? readStructured(root) : readFileInside(root, file);
}

function readStructured(root: XmlElement): CdaDocument {
  const body = at(root, 'component', 'structuredBody');
  const files = filesOf(body);
  const reading: Reading = { files: files.byId, notes: new Map(), tables: 0, hadProgram: false };
  const sections = readSections(body, reading);
  return {
    kind: 'structured',
    header: readHeader(root),
    sections,
    attachments: files.list,
    isElsewhere: false,
    hadProgram: reading.hadProgram,
  };
}

function readFileInside(root: XmlElement, element: XmlElement): CdaDocument {
  const file = readFile(element);
  const isText = file?.kind === 'other' && file.mediaType.startsWith('text/plain');
  const blocks = isText ? plainText(file.bytes) : [];
  return {
    kind: 'file',
    header: readHeader(root),
    sections: blocks.length === 0 ? [] : [{ level: 1, blocks }],
    attachments: file === undefined || isText ? [] : [file],
    isElsewhere: file === undefined && at(element, 'reference') !== undefined,
    hadProgram: false,
  };
}
