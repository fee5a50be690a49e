import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml } from './decode.ts';
import { UnreadableCda } from './unreadable.ts';

/** An element of a document, or a piece of its text. */
export type XmlNode = XmlElement | string;

/** An element: its name without prefix, its attributes by the name they are written with. */
export interface XmlElement {
  readonly name: string;
  /** Belongs to CDA itself, and not to an extension or to another language. */
  readonly isCda: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
}

/** Real documents are 22 deep at most. What walks the tree calls itself once for each level. */
const deepest = 200;
/** Elements and attributes together: five times the largest real document. What was read becomes a page in one go. */
const mostNodes = 50_000;
/** How many letters the parser reads in one go: a few milliseconds, whatever they are. */
const slice = 32_768;
const cda = 'urn:hl7-org:v3';

/**
 * Reads the clinical document of an XML text: the root, or what another root (a style sheet that shows its own
 * document) holds. Style sheets, comments and instructions are passed over. A DOCTYPE is refused, and with it every
 * entity of the document's own; nothing is ever fetched. Stops after each slice, so that others may have their turn.
 * @throws {UnreadableCda}
 */
export function* xmlInSlices(document: Uint8Array | string): Generator<void, XmlElement> {
  const { text, restore } = setAside(decodeXml(document));
  const parser = new SaxesParser({ xmlns: true, position: false });
  const tree = new Tree();
  parser.on('doctype', () => refuse('doctype'));
  parser.on('error', error => {
    // A prefix that nobody declared, as in `xsi:type`, does no harm: such documents are in use.
    if (!error.message.includes('unbound namespace prefix')) refuse('broken');
  });
  // Told while a tag is still being read, however many attributes it has.
  parser.on('attribute', () => tree.count());
  parser.on('opentag', tag => tree.open(tag));
  parser.on('closetag', () => tree.close());
  parser.on('text', piece => tree.add(restore(piece)));
  parser.on('cdata', piece => tree.add(restore(piece)));
  for (let from = 0; from < text.length; from += slice) {
    parser.write(text.slice(from, from + slice));
    yield;
  }
  parser.close();
  return tree.root ?? refuse('not-cda');
}

/** The same in one go, for documents of those who are known to write sound ones. @throws {UnreadableCda} */
export function readXml(document: Uint8Array | string): XmlElement {
  const reading = xmlInSlices(document);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** From this length on it is worth it. */
const longText = 2000;
const notOfFile = /[^A-Za-z0-9+/=\s]/;
const placeholder = /\ue000(\d+)\ue001/g;
/** The letter that begins a mark, written as itself or by its number. */
const usesMarks = /\ue000|&#(?:x0*e000|0*57344);/i;

/**
 * Keeps the files inside a document (base64, nearly all of its size) from the parser, which looks at each letter: it
 * meets a short mark in the place of each, made of letters that have no meaning anywhere. A text that uses them itself
 * is left whole.
 */
function setAside(text: string): { text: string; restore: (piece: string) => string } {
  if (usesMarks.test(text)) return { text, restore: piece => piece };
  const kept: string[] = [];
  const shorter: string[] = [];
  let done = 0;
  for (let begin = text.indexOf('>'); begin !== -1; ) {
    const end = text.indexOf('<', begin);
    if (end - begin > longText && !notOfFile.test(text.slice(begin + 1, end))) {
      shorter.push(text.slice(done, begin + 1), `\ue000${kept.push(text.slice(begin + 1, end)) - 1}\ue001`);
      done = end;
    }
    begin = end === -1 ? -1 : text.indexOf('>', end);
  }
  shorter.push(text.slice(done));
  const restore = (piece: string) =>
    piece.replace(placeholder, (_mark, at) => {
      // Each mark stands for its file once: a document cannot grow by repeating them.
      const [file = ''] = kept.splice(Number(at), 1, '');
      return file;
    });
  return { text: shorter.join(''), restore };
}

function refuse(reason: UnreadableCda['reason']): never {
  throw new UnreadableCda(reason);
}

/** Grows from what the parser meets. */
class Tree {
  root: XmlElement | undefined;
  private readonly path: XmlElement[] = [];
  private depth = 0;
  private nodes = 0;

  open({ local, uri, attributes }: SaxesTagNS): void {
    this.depth += 1;
    this.count();
    if (this.depth > deepest) refuse('too-deep');
    const parent = this.path.at(-1);
    const isRoot = this.root === undefined && local === 'ClinicalDocument' && (uri === cda || uri === '');
    if (parent === undefined && !isRoot) return;
    const element = {
      name: local,
      isCda: uri === cda || uri === '',
      attributes: named(attributes),
      children: [],
    };
    if (isRoot) this.root = element;
    parent?.children.push(element);
    this.path.push(element);
  }

  count(): void {
    this.nodes += 1;
    if (this.nodes > mostNodes) refuse('too-many');
  }

  close(): void {
    this.depth -= 1;
    this.path.pop();
  }

  add(piece: string): void {
    this.path.at(-1)?.children.push(piece);
  }
}

function named(attributes: Readonly<Record<string, SaxesAttributeNS>>): Map<string, string> {
  return new Map(Object.values(attributes).map(({ name, value }) => [name, value]));
}
