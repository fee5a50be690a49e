import type { CdaBlock, CdaRun } from './model.ts';
import { paragraphsOf } from './runs.ts';
import { plain, type Style, styleOf } from './styles.ts';
import { readTable } from './tables.ts';
import { attribute, oneSpace } from './tree.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** What the texts of one document have in common: its files and notes by their ids, its tables, whether it held a program. */
export interface Reading {
  readonly files: ReadonlyMap<string, number>;
  readonly notes: Map<string, number>;
  tables: number;
  hadProgram: boolean;
}

/** Elements of CDA, and those of HTML that some software writes in their place. */
const paragraphs = new Set([
  'paragraph',
  'p',
  'div',
  'item',
  'li',
  'td',
  'th',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const lists = new Set(['list', 'ul', 'ol']);
const programs = new Set(['script', 'style']);
/** The blocks of a text of a section, of a cell or of an item of a list. */
export function readBlocks(text: XmlElement, reading: Reading): CdaBlock[] {
  const nullFlavor = attribute(text, 'nullFlavor');
  const flow = new Flow(reading);
  flow.inside(text, styleOf(text, plain));
  const blocks = flow.end();
  return blocks.length === 0 && nullFlavor ? [{ kind: 'absent', nullFlavor }] : blocks;
}

/** The lines of a caption. */
export function readLines(text: XmlElement | undefined, reading: Reading): CdaRun[] {
  if (text === undefined) return [];
  return readBlocks(text, reading).flatMap((block, index): CdaRun[] => {
    const runs = block.kind === 'paragraph' ? block.runs : [];
    return index === 0 ? [...runs] : [{ kind: 'break' }, ...runs];
  });
}

/** Gathers blocks while a text is walked: what stands in lines becomes a paragraph where a block begins. */
class Flow {
  private readonly reading: Reading;
  private readonly blocks: CdaBlock[] = [];
  private runs: CdaRun[] = [];

  constructor(reading: Reading) {
    this.reading = reading;
  }

  end(isCaption = false): CdaBlock[] {
    for (const runs of paragraphsOf(this.runs))
      this.blocks.push({ kind: 'paragraph', runs, ...(isCaption && { isCaption }) });
    this.runs = [];
    return this.blocks;
  }

  inside(element: XmlElement, style: Style): void {
    for (const node of element.children) this.meet(node, style);
  }

  private meet(node: XmlNode, style: Style): void {
    if (typeof node === 'string') this.runs.push({ kind: 'text', text: oneSpace(node), ...style });
    else if (programs.has(node.name)) this.reading.hadProgram = true;
    else if (paragraphs.has(node.name) || node.name === 'caption') this.paragraph(node, style);
    else if (lists.has(node.name)) this.list(node, style);
    else if (node.name === 'table') this.table(node, style);
    else this.piece(node, style);
  }

  private piece(element: XmlElement, style: Style): void {
    if (element.name === 'br') this.runs.push({ kind: 'break' });
    else if (element.name === 'renderMultiMedia') this.media(element);
    else if (element.name === 'footnote') this.note(element);
    else if (element.name === 'footnoteRef') this.noteReference(element);
    else this.inside(element, styleOf(element, style));
  }

  private paragraph(element: XmlElement, style: Style): void {
    this.end();
    this.inside(element, styleOf(element, style));
    this.end(element.name === 'caption');
  }

  private list(element: XmlElement, style: Style): void {
    this.end();
    const children = element.children.filter(node => typeof node !== 'string');
    const isItem = ({ name }: XmlElement) => name === 'item' || name === 'li';
    this.blocks.push({
      kind: 'list',
      isOrdered: element.name === 'ol' || attribute(element, 'listType') === 'ordered',
      caption: readLines(
        children.find(({ name }) => name === 'caption'),
        this.reading,
      ),
      items: children.filter(isItem).map(item => readBlocks(item, this.reading)),
    });
    const others = element.children.filter(
      node => typeof node === 'string' || !(isItem(node) || node.name === 'caption'),
    );
    for (const node of others) this.meet(node, style);
    this.end();
  }

  private table(element: XmlElement, style: Style): void {
    this.end();
    this.reading.tables += 1;
    const number = this.reading.tables;
    const { table, strays } = readTable(element, {
      blocks: cell => readBlocks(cell, this.reading),
      lines: caption => readLines(caption, this.reading),
    });
    this.blocks.push({ ...table, number });
    for (const node of strays) this.meet(node, style);
    this.end();
  }

  private media(element: XmlElement): void {
    this.end();
    const ids = attribute(element, 'referencedObject')?.split(/\s+/) ?? [];
    const files = ids.flatMap(id => this.reading.files.get(id) ?? []);
    this.blocks.push({
      kind: 'media',
      files: [...new Set(files)],
      caption: readLines(element, this.reading),
    });
  }

  private note(element: XmlElement): void {
    const runs = readLines(element, this.reading);
    this.runs.push({ kind: 'note', number: this.numberOf(attribute(element, 'ID')), runs });
  }

  private noteReference(element: XmlElement): void {
    this.runs.push({ kind: 'note-reference', number: this.numberOf(attribute(element, 'IDREF')) });
  }

  private numberOf(id = `note ${this.reading.notes.size}`): number {
    const number = this.reading.notes.get(id) ?? this.reading.notes.size + 1;
    this.reading.notes.set(id, number);
    return number;
  }
}
