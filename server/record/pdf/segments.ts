import type { Piece } from './pieces.ts';

/** Pieces that follow each other on one line, without a gap: part of a line, a line, or the cell of a table. */
export type Segment = { pieces: Piece[]; left: number; right: number; y: number; size: number };

/** Shares of the size of the letters: how far a baseline may lie off (an exponent), and what parts two cells. */
const OFF_BASELINE = 0.45;
const CELL_GAP = 1.2;

/** Both stand on one line. */
export function onOneLine(one: { y: number; size: number }, other: { y: number; size: number }): boolean {
  return Math.abs(one.y - other.y) <= OFF_BASELINE * Math.max(one.size, other.size);
}

/** How far apart two stand on a line; below 0 where they overlap. */
export function gapBetween(
  one: { left: number; right: number },
  other: { left: number; right: number },
): number {
  return Math.max(one.left, other.left) - Math.min(one.right, other.right);
}

function follows(segment: Segment, piece: Piece): boolean {
  const size = Math.max(segment.size, piece.size);
  return onOneLine(segment, piece) && gapBetween(segment, piece) < CELL_GAP * size;
}

function segmentOf(piece: Piece): Segment {
  const { left, right, y, size } = piece;
  return { pieces: [piece], left, right, y, size };
}

function add(segment: Segment, piece: Piece): void {
  // Where the line stands is told by its largest letters, not by an exponent.
  if (piece.size > segment.size) Object.assign(segment, { size: piece.size, y: piece.y });
  segment.left = Math.min(segment.left, piece.left);
  segment.right = Math.max(segment.right, piece.right);
  segment.pieces.push(piece);
}

/** Puts pieces that touch into segments, in the order of the file. Spaces alone begin none. */
export function segmentsOf(pieces: Piece[]): Segment[] {
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    const isSpace = piece.text.trim() === '';
    if (isSpace && (last === undefined || piece.right - piece.left >= CELL_GAP * piece.size)) continue;
    if (last && follows(last, piece)) add(last, piece);
    else if (!isSpace) segments.push(segmentOf(piece));
  }
  return segments;
}
