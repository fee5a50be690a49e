import type { CdaBlock, CdaCell, CdaRowGroup, CdaRun, CdaTable } from './model.ts';
import { attribute } from './tree.ts';
import type { XmlElement, XmlNode } from './xml.ts';

const parts: Readonly<Record<string, CdaRowGroup['part']>> = { thead: 'head', tbody: 'body', tfoot: 'foot' };
/** HTML's own limit is 1,000 columns; nothing that people read comes near. */
const mostSpanned = 100;

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';
const isCell = ({ name }: XmlElement): boolean => name === 'td' || name === 'th';

/** Reads what is inside a cell or a caption. */
export interface TextReader {
  blocks(cell: XmlElement): CdaBlock[];
  lines(caption: XmlElement | undefined): CdaRun[];
}

/** Reads a table; `strays` is what stands in it outside of its cells, where no text should be. */
export function readTable(element: XmlElement, reader: TextReader): { table: CdaTable; strays: XmlNode[] } {
  const strays: XmlNode[] = [];
  const groups: CdaRowGroup[] = [];
  let caption: XmlElement | undefined;
  for (const node of element.children) {
    if (isElement(node) && node.name === 'caption' && caption === undefined) caption = node;
    else if (isElement(node) && Object.hasOwn(parts, node.name))
      groups.push({ part: parts[node.name] ?? 'body', rows: rowsOf(node, { reader, strays }) });
    else if (isElement(node) && node.name === 'tr')
      addRow(groups, cellsOf(node, { reader, strays, part: 'body' }));
    else strays.push(node);
  }
  const widths = groups.flatMap(({ rows }) => rows.map(width));
  const table: CdaTable = {
    kind: 'table',
    caption: reader.lines(caption),
    groups,
    columns: widths.reduce((most, each) => Math.max(most, each), 0),
  };
  return { table, strays };
}

type Inside = { readonly reader: TextReader; readonly strays: XmlNode[] };

/** A row without a group of its own continues the one before. */
function addRow(groups: CdaRowGroup[], row: readonly CdaCell[]): void {
  const last = groups.at(-1);
  if (last?.part === 'body') groups.splice(-1, 1, { ...last, rows: [...last.rows, row] });
  else groups.push({ part: 'body', rows: [row] });
}

function rowsOf(group: XmlElement, inside: Inside): CdaCell[][] {
  const part = parts[group.name] ?? 'body';
  return group.children.flatMap(node => {
    if (isElement(node) && node.name === 'tr') return [cellsOf(node, { ...inside, part })];
    inside.strays.push(node);
    return [];
  });
}

function cellsOf(row: XmlElement, inside: Inside & { part: CdaRowGroup['part'] }): CdaCell[] {
  const cells = row.children.filter(isElement).filter(isCell);
  inside.strays.push(...row.children.filter(node => !isElement(node) || !isCell(node)));
  // A row of nothing but headers heads columns, wherever it is; a header beside data heads its row.
  const headsColumns = inside.part === 'head' || cells.every(({ name }) => name === 'th');
  return cells.map(cell => readCell(cell, { reader: inside.reader, headsColumns }));
}

function readCell(
  cell: XmlElement,
  { reader, headsColumns }: { reader: TextReader; headsColumns: boolean },
): CdaCell {
  const said = attribute(cell, 'scope');
  const scope = said === 'col' || said === 'row' ? said : headsColumns ? 'col' : 'row';
  return {
    ...(cell.name === 'th' && { scope }),
    columns: span(attribute(cell, 'colspan')),
    rows: span(attribute(cell, 'rowspan')),
    isStrong: /bold/i.test(attribute(cell, 'styleCode') ?? ''),
    blocks: reader.blocks(cell),
  };
}

function span(written: string | undefined): number {
  const number = Number(written ?? 1);
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), mostSpanned) : 1;
}

function width(row: readonly CdaCell[]): number {
  return row.reduce((sum, { columns }) => sum + columns, 0);
}
