import { blocksOf, type Frame } from './blocks.ts';
import { type Line, linesOf } from './lines.ts';
import { inReadingOrder } from './order.ts';
import { placePieces, type RawPiece } from './pieces.ts';
import { type Block, LIMITS } from './reading.ts';
import { otherLanguage } from './scripts.ts';
import { segmentsOf } from './segments.ts';

/** A page as it is seen: its `transform` (see placePieces) and its `width`. */
export type View = { transform: number[]; width: number };

/** In: the pieces of a page in the order of the file. Out: its lines in reading order, column by column. */
export function readLines(raw: RawPiece[], view: View): Line[] {
  return placePieces(raw.slice(0, LIMITS.pieces), view.transform).flatMap(pieces =>
    inReadingOrder(segmentsOf(pieces)).flatMap(group => linesOf(group, view.width)),
  );
}

const wordsIn = (block: Block): string => {
  if (block.kind === 'list') return block.items.join(' ');
  if (block.kind === 'table') return block.rows.flatMap(cells => cells.map(({ text }) => text)).join(' ');
  return block.kind === 'row' ? block.cells.join(' ') : block.text;
};

/** In: the lines of a page, what is known of the document, its language. Out: the blocks; another language is named. */
export function readBlocks(lines: Line[], frame: Frame, language: string): Block[] {
  return blocksOf(lines, frame).map(block => {
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
