import { blocksOf, type Frame } from './blocks.ts';
import { type Line, linesOf } from './lines.ts';
import { inReadingOrder } from './order.ts';
import { placePieces, type RawPiece } from './pieces.ts';
import { type Block, LIMITS } from './reading.ts';
import { otherLanguage } from './scripts.ts';
import { gapBetween, onOneLine, segmentsOf } from './segments.ts';
import { taggedBlocks } from './tag-blocks.ts';
import { type Part, partsOf, type TagNode } from './tags.ts';

/** A page as it is seen: its `transform` (see placePieces) and its `width`. */
export type View = { transform: number[]; width: number };

/** The lines of a page, and its parts where the file has tags that hold nearly all of its words. */
export type PageLines = { lines: Line[]; parts: Part[] | undefined };

/** Tags that leave out more than this share of a page are not trusted. */
const MOST_LEFT_OUT = 0.2;

function linesOfPieces(raw: RawPiece[], view: View): Line[] {
  return placePieces(raw, view.transform).flatMap(pieces =>
    inReadingOrder(segmentsOf(pieces)).flatMap(group => linesOf(group, view.width)),
  );
}

const lettersIn = (pieces: RawPiece[]) => pieces.reduce((sum, { str }) => sum + str.trim().length, 0);

/** How far a line could reach is told by the page, not by the few lines of one element. */
function withEdges(lines: Line[], page: Line[]): Line[] {
  return lines.map(line => {
    const whole = page.find(other => onOneLine(other, line) && gapBetween(other, line) < 0);
    return whole ? { ...line, edge: whole.edge } : line;
  });
}

function readParts(raw: RawPiece[], page: Line[], found: { view: View; tags: TagNode }): Part[] | undefined {
  const { view, tags } = found;
  const left = Map.groupBy(raw, piece => piece.id ?? '');
  const untold = left.get('') ?? [];
  left.delete('');
  const parts = partsOf(tags, ids => {
    const pieces = ids.flatMap(id => left.get(id) ?? []);
    for (const id of ids) left.delete(id);
    return withEdges(linesOfPieces(pieces, view), page);
  });
  const rest = [...untold, ...[...left.values()].flat()];
  if (lettersIn(rest) > MOST_LEFT_OUT * lettersIn(raw)) return undefined;
  // What the tags leave out, such as the foot of a page, is not lost: it stands behind.
  return [...parts, { kind: 'text', lines: linesOfPieces(rest, view) }];
}

/** In: the pieces of a page in the order of the file, its tags. Out: its lines in reading order, and its parts. */
export function readPage(raw: RawPiece[], view: View, tags: TagNode | undefined): PageLines {
  const pieces = raw.slice(0, LIMITS.pieces);
  const lines = linesOfPieces(pieces, view);
  return { lines, parts: tags && readParts(pieces, lines, { view, tags }) };
}

const wordsIn = (block: Block): string => {
  if (block.kind === 'list') return block.items.join(' ');
  if (block.kind === 'table') return block.rows.flatMap(cells => cells.map(({ text }) => text)).join(' ');
  return block.kind === 'row' ? block.cells.join(' ') : block.text;
};

/** In: a page, what is known of the document, its language. Out: the blocks; another language is named. */
export function readBlocks(page: PageLines, frame: Frame, language: string): Block[] {
  const blocks = page.parts ? taggedBlocks(page.parts, frame) : blocksOf(page.lines, frame);
  return blocks.map(block => {
    const other = otherLanguage(wordsIn(block), language);
    return other === undefined ? block : { ...block, language: other };
  });
}

/** Headings go down by one level at a time, whatever their sizes: the page's own heading stands above them. */
export function withoutGaps(pages: { blocks: Block[] }[]): void {
  let above = 1;
  for (const block of pages.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'heading') continue;
    if (block.level > above + 1) block.level = above === 1 ? 2 : 3;
    above = block.level;
  }
}
