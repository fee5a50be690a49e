import type { Frame } from './blocks.ts';
import { wordsOf } from './join.ts';
import type { Line } from './lines.ts';
import { lettersOf } from './scripts.ts';

/** Letters this much larger than the text are a heading's; sizes nearer to each other are one. */
const HEADING_SIZE = 1.15;
const APART = 1.08;

const rounded = (size: number) => Math.round(size * 2) / 2;

function lettersBySize(lines: Line[]): [size: number, letters: number][] {
  const letters = new Map<number, number>();
  for (const { cells, size } of lines) {
    const count = lettersOf(cells.join('')).all;
    if (count > 0) letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + count);
  }
  return [...letters];
}

/** What a document's lines tell together: the size of its text (that of most letters), those of its headings, its words. */
export function frameOf(lines: Line[]): Frame {
  const letters = lettersBySize(lines);
  const [body] = letters.reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  const larger = letters.map(([size]) => size).filter(size => size >= body * HEADING_SIZE);
  const levels: number[] = [];
  for (const size of larger.toSorted((a, b) => b - a)) {
    if ((levels.at(-1) ?? Infinity) >= size * APART) levels.push(size);
  }
  return { levels, known: wordsOf(lines.flatMap(({ cells }) => cells)) };
}
