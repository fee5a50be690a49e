import { joinLines } from './join.ts';
import type { Line } from './lines.ts';
import type { Block } from './reading.ts';

/** What is known of the whole document when a page is put together. `levels`: sizes of headings, largest first. */
export type Frame = { levels: number[]; known: (word: string) => boolean };

const BULLET = /^[•‣◦▪■●○∙·\u{F0B7}\u{2043}–—-](?=\s)/u;
const NUMBER = /^(\d{1,2})[.)](?=\s)/;
/** Shares of the size of the letters: how far apart lines of one paragraph are at most, and by what sizes are the same. */
const LINE_STEP = 1.75;
const SAME_SIZE = 0.08;
const HEADING_CHARACTERS = 160;
const HEADING_LINES = 3;
/** A box: how many lines it has at least, and how much of its width a line fills that reaches the edge. */
const BOX_LINES = 4;
const FULL_LINE = 0.85;

type Item = { mark: string; text: string };

/** A mark at the beginning of a line that may make it the item of a list. */
function itemOf(line: Line): Item | undefined {
  const text = line.cells.join(' ');
  const mark = (BULLET.exec(text) ?? NUMBER.exec(text))?.[0];
  if (mark === undefined || line.cells.length > 2) return undefined;
  if (line.cells.length === 2 && line.cells[0] !== mark) return undefined;
  return { mark, text: text.slice(mark.length).trim() };
}

const isRow = (line: Line) => line.cells.length > 1 && itemOf(line) === undefined;
const sameSize = (one: Line, other: Line) => Math.abs(one.size - other.size) <= SAME_SIZE * one.size;

const isBelow = (line: Line, last: Line) => line.y > last.y && line.y - last.y <= LINE_STEP * line.size;

/** Lines that belong together: of one size, close below each other, each a line of text. */
function clusters(lines: Line[]): Line[][] {
  const found: Line[][] = [];
  for (const line of lines) {
    const last = found.at(-1)?.at(-1);
    const near = last && !isRow(last) && !isRow(line) && isBelow(line, last);
    if (near && sameSize(last, line) && last.rtl === line.rtl) found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}

/** A word is cut at the end of the line, or the sentence goes on in small letters: no new line was wanted. */
function goesOn(text: string, next: string): boolean {
  return /\p{L}[-\u{2010}\u{AD}]$/u.test(text) || (/^\p{Ll}/u.test(next) && !/[.!?:;]$/.test(text));
}

/** The line ended although the next word had room: somebody wanted a new line. */
function endsOnPurpose(line: Line, next: Line, edge: Line['edge']): boolean {
  const text = next.cells.join(' ');
  if (goesOn(line.cells.join(' '), text)) return false;
  const word = text.split(' ', 1)[0] ?? '';
  const wide = ((next.right - next.left) / Math.max(text.length, 1)) * (word.length + 1);
  const room = line.rtl ? line.left - edge.left : edge.right - line.right;
  return room > wide + line.size * 0.5;
}

/** A box that is narrower than the page shows its edge: most of its lines reach it. A few short lines are an address. */
function edgeOf(cluster: Line[]): Line['edge'] | undefined {
  const left = Math.min(...cluster.map(line => line.left));
  const right = Math.max(...cluster.map(line => line.right));
  const full = cluster.slice(0, -1).filter(line => line.right - line.left >= FULL_LINE * (right - left));
  const isBox = cluster.length >= BOX_LINES && full.length * 3 >= (cluster.length - 1) * 2;
  return isBox ? { left, right } : cluster[0]?.edge;
}

function paragraphs(cluster: Line[], frame: Frame): Line[][] {
  const edge = edgeOf(cluster);
  // A heading of two lines is one: large letters break where they are centred or have little room.
  const isHeading = cluster.length <= HEADING_LINES && levelAt(cluster, frame) !== undefined;
  const found: Line[][] = [];
  for (const line of cluster) {
    const last = found.at(-1)?.at(-1);
    if (last && edge && !itemOf(line) && (isHeading || !endsOnPurpose(last, line, edge)))
      found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}

/** Lines of one paragraph as its text. In: one line or more. */
export function joinedText(lines: string[], known: Frame['known']): string {
  return lines.reduce((text, line) => joinLines(text, line, known)).replaceAll('\u{AD}', '');
}

function levelAt(lines: Line[], frame: Frame): number | undefined {
  const size = lines[0]?.size ?? 0;
  const at = frame.levels.findIndex(level => Math.abs(level - size) <= SAME_SIZE * level);
  return at < 0 ? undefined : at;
}

function headingLevel(lines: Line[], text: string, frame: Frame): 2 | 3 | 4 | undefined {
  const at = levelAt(lines, frame);
  if (at === undefined || text.length > HEADING_CHARACTERS || !/\p{L}{2}/u.test(text)) return undefined;
  return at === 0 ? 2 : at === 1 ? 3 : 4;
}

function blockOf(lines: Line[], frame: Frame): Block | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  if (isRow(first)) return { kind: 'row', cells: first.cells.map(cell => cell.replaceAll('\u{AD}', '')) };
  const item = itemOf(first);
  const texts = [item?.text ?? first.cells.join(' '), ...lines.slice(1).map(({ cells }) => cells.join(' '))];
  const text = joinedText(texts, frame.known);
  if (text === '') return undefined;
  const number = Number.parseInt(item?.mark ?? '', 10);
  if (item) return { kind: 'list', items: [text], ...(Number.isNaN(number) ? {} : { from: number }) };
  const level = headingLevel(lines, text, frame);
  return level === undefined ? { kind: 'paragraph', text } : { kind: 'heading', level, text };
}

/** Items that follow each other are one list; numbers have to count up. */
function withLists(blocks: Block[]): Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    const last = whole.at(-1);
    const isNext =
      last?.kind === 'list' &&
      block.kind === 'list' &&
      (last.from === undefined ? block.from === undefined : block.from === last.from + last.items.length);
    if (isNext) last.items.push(...block.items);
    else whole.push(block);
  }
  return whole.map(block => (isLonely(block) ? paragraphAgain(block) : block));
}

type List = Extract<Block, { kind: 'list' }>;

/** « 3. » alone, or a dash alone, is no list. */
const isLonely = (block: Block): block is List => block.kind === 'list' && block.items.length === 1;

function paragraphAgain({ items, from }: List): Block {
  return { kind: 'paragraph', text: `${from === undefined ? '–' : `${from}.`} ${items[0]}` };
}

/** Makes the blocks of a page, or of a column of it, from its lines in reading order. */
export function blocksOf(lines: Line[], frame: Frame): Block[] {
  const parts = clusters(lines).flatMap(cluster => paragraphs(cluster, frame));
  const blocks = parts.map(part => blockOf(part, frame)).filter(block => block !== undefined);
  return withLists(blocks);
}
