import type { Coverage } from './coverage.ts';

/** What stands for a character no font can draw: seen by the reader, and known to software as « not shown ». */
export const SUBSTITUTE = '\u{FFFD}';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const NOT_DRAWN = /\p{Default_Ignorable_Code_Point}/u;
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;
const LINE_BREAK = /^(\r\n|[\r\n\u2028\u2029])$/u;

function drawnByOne(coverages: Coverage[], cluster: string): boolean {
  const codePoints = [...cluster].filter(char => !NOT_DRAWN.test(char)).map(char => char.codePointAt(0) ?? 0);
  return coverages.some(coverage => codePoints.every(codePoint => coverage.draws(codePoint)));
}

function legibleCluster(coverages: Coverage[], cluster: string): string {
  if (LINE_BREAK.test(cluster)) return '\n';
  if (cluster === '\t') return ' ';
  // Composed first (é as one character), then the plain form of a styled letter (𝐉 becomes J).
  for (const form of [cluster.normalize('NFC'), cluster.normalize('NFKC')]) {
    if (!FORBIDDEN.test(form) && drawnByOne(coverages, form)) return form;
  }
  return SUBSTITUTE;
}

/**
 * Makes a text printable: what a reader sees as one character stays when one font draws the whole of it, and is
 * replaced by SUBSTITUTE when none does. PDF/UA-1 refuses a document with a missing glyph (ISO 14289-1, 7.21.8).
 * In: any text, the coverage of each font. Out: the text to print, of which the fonts can draw everything.
 */
export function legible(text: string, coverages: Coverage[]): string {
  const clusters = Array.from(segmenter.segment(text), ({ segment }) => legibleCluster(coverages, segment));
  return clusters.join('');
}

/**
 * The same for a text that the fonts could not draw all the same (a rare sequence of marks): every mark and invisible
 * character is left out, then every character must be drawn on its own.
 */
export function plainlyLegible(text: string, coverages: Coverage[]): string {
  const bare = text.normalize('NFC').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
  return Array.from(bare, char => legibleCluster(coverages, char)).join('');
}
