import { tidy } from './join.ts';
import type { Piece } from './pieces.ts';
import { lettersOf } from './scripts.ts';
import { gapBetween, onOneLine, type Segment } from './segments.ts';

/**
 * One line as it is read: `cells` in reading order, one unless gaps part it. `edge`: from where to where the text of its
 * page or column reaches.
 */
export type Line = {
  cells: string[];
  rtl: boolean;
  left: number;
  right: number;
  y: number;
  size: number;
  edge: { left: number; right: number };
};

/** A gap of this share of the letters' size is a space that the file left out. */
const SPACE_GAP = 0.18;
const STRONG = /[\p{L}\p{N}]/u;

function isRtl(pieces: Piece[]): boolean {
  const { all, rtl } = lettersOf(pieces.map(({ text }) => text).join(''));
  return rtl * 2 > all;
}

type Run = { rtl: boolean; pieces: Piece[] };

/** Pieces from left to right, put together by direction; what has none takes that of both neighbours, or the line's. */
function runsByDirection(pieces: Piece[], rtl: boolean): Run[] {
  const strong = pieces.map(piece => (STRONG.test(piece.text) ? piece.rtl : undefined));
  const runs: Run[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = strong.slice(0, index).findLast(one => one !== undefined) ?? rtl;
    const after = strong.slice(index).find(one => one !== undefined) ?? rtl;
    const own = before === after ? before : (strong[index] ?? rtl);
    const last = runs.at(-1);
    if (last?.rtl === own) last.pieces.push(piece);
    else runs.push({ rtl: own, pieces: [piece] });
  }
  return runs;
}

/** From the order in which pieces are seen to that in which they are read (after UAX 9, rule L2, for whole pieces). */
function inOrderOfReading(pieces: Piece[], rtl: boolean): Piece[] {
  const seen = pieces.toSorted((one, other) => one.left - other.left || one.right - other.right);
  if (!rtl && !seen.some(piece => piece.rtl)) return seen;
  const runs = runsByDirection(seen, rtl);
  const ordered = rtl ? runs.toReversed() : runs;
  return ordered.flatMap(run => (run.rtl ? run.pieces.toReversed() : run.pieces));
}

/**
 * Groups of digits stay as they are seen, from left to right, for voices and eyes. A French telephone number that was
 * printed with its groups from right to left begins with its 0 again.
 */
function withNumbersApart(text: string): string {
  return text.replace(/\d+(?:[ \u{A0}\u{202F}.]\d+)+/gu, number => {
    const groups = number.split(/[^\d]/);
    const isTurned = /^(?:\d\d\D){4}0[1-9]$/.test(number) && !number.startsWith('0');
    return `\u{2066}${isTurned ? groups.toReversed().join(' ') : number}\u{2069}`;
  });
}

function textOf(segment: Segment): string {
  const rtl = isRtl(segment.pieces);
  let text = '';
  let last: Piece | undefined;
  for (const piece of inOrderOfReading(segment.pieces, rtl)) {
    if (last && gapBetween(last, piece) > SPACE_GAP * Math.min(last.size, piece.size)) text += ' ';
    text += piece.text;
    last = piece;
  }
  return rtl ? withNumbersApart(tidy(text)) : tidy(text);
}

function lineOf(segments: Segment[], edge: Line['edge']): Line {
  const rtl = isRtl(segments.flatMap(({ pieces }) => pieces));
  const seen = segments.toSorted((one, other) => one.left - other.left);
  const largest = segments.reduce((one, other) => (other.size > one.size ? other : one));
  return {
    cells: (rtl ? seen.toReversed() : seen).map(textOf).filter(text => text !== ''),
    rtl,
    left: Math.min(...segments.map(({ left }) => left)),
    right: Math.max(...segments.map(({ right }) => right)),
    y: largest.y,
    size: largest.size,
    edge,
  };
}

/** Segments of one line that touch are one: a file may write a line in several goes. */
function joined(segments: Segment[]): Segment[] {
  const whole: Segment[] = [];
  for (const segment of segments.toSorted((one, other) => one.left - other.left)) {
    const last = whole.at(-1);
    if (last && gapBetween(last, segment) < Math.max(last.size, segment.size)) {
      last.pieces = [...last.pieces, ...segment.pieces];
      last.right = Math.max(last.right, segment.right);
    } else whole.push({ ...segment });
  }
  return whole;
}

/** From where to where a group's lines could reach: on a page with one column, its margins are alike on both sides. */
function edgeOf(segments: Segment[], width: number): Line['edge'] {
  const left = Math.min(...segments.map(segment => segment.left));
  const right = Math.max(...segments.map(segment => segment.right));
  if (right - left < width / 2) return { left, right };
  return { left: Math.min(left, width - right), right: Math.max(right, width - left) };
}

/** Makes lines of a group's segments, from top to bottom, each in its own reading order. `width`: that of the page. */
export function linesOf(segments: Segment[], width: number): Line[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    if (row?.[0] && onOneLine(row[0], segment)) row.push(segment);
    else rows.push([segment]);
  }
  const edge = edgeOf(segments, width);
  return rows.map(row => lineOf(joined(row), edge)).filter(line => line.cells.length > 0);
}
