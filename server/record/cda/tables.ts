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
export function readTable(
  element: XmlElement,
  reader: TextReader,
): {
  table: Omit<CdaTable, 'number'>;
  strays: XmlNode[];
} {
  const strays: XmlNode[] = [];
  const groups: Group[] = [];
  let caption: XmlElement | undefined;
  for (const node of element.children) {
    if (isElement(node) && node.name === 'caption' && caption === undefined) caption = node;
    else if (isElement(node) && Object.hasOwn(parts, node.name))
      groups.push({ part: parts[node.name] ?? 'body', rows: rowsOf(node, { reader, strays }) });
    else if (isElement(node) && node.name === 'tr')
      addRow(groups, cellsOf(node, { reader, strays, part: 'body' }));
    else strays.push(node);
  }
  const columns = groups
    .flatMap(({ rows }) => rows.map(width))
    .reduce((most, each) => Math.max(most, each), 0);
  const lines = reader.lines(caption);
  return {
    table: { kind: 'table', caption: lines, groups, columns, isSimple: isSimple(groups, columns) },
    strays,
  };
}

type Group = { readonly part: CdaRowGroup['part']; readonly rows: CdaCell[][] };
type Inside = { readonly reader: TextReader; readonly strays: XmlNode[] };

/** A row without a group of its own continues the one before. */
function addRow(groups: Group[], row: CdaCell[]): void {
  const last = groups.at(-1);
  if (last?.part === 'body') last.rows.push(row);
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
  const cells: XmlElement[] = [];
  for (const node of row.children) {
    if (isElement(node) && isCell(node)) cells.push(node);
    else inside.strays.push(node);
  }
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

function isSimple(groups: readonly CdaRowGroup[], columns: number): boolean {
  const [head, ...others] = groups;
  const rows = others.flatMap(group => group.rows);
  const isWhole = (row: readonly CdaCell[]) =>
    row.every(cell => cell.rows === 1) &&
    width(row) === columns &&
    (row.length === columns || row.length === 1);
  const [headers, ...more] = head?.rows ?? [];
  return (
    head?.part === 'head' &&
    headers?.length === columns &&
    more.length === 0 &&
    others.every(({ part }) => part !== 'head') &&
    [headers, ...rows].every(isWhole)
  );
}

function width(row: readonly CdaCell[]): number {
  return row.reduce((sum, { columns }) => sum + columns, 0);
}
