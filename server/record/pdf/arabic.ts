import type { RawPiece } from './pieces.ts';

/** Forms of letters as they are drawn (Unicode, Arabic Presentation Forms A and B): pdf.js leaves them as they are seen. */
const DRAWN = /[\ufb50-\ufdff\ufe70-\ufefc]/;
const DRAWN_RUN = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;
/** What runs from left to right within: words, numbers, dates, hours. */
const STRAIGHT = /[\p{Script=Latin}\p{N}]+(?:[.,:/ -]?[\p{Script=Latin}\p{N}]+)*/gu;
/** Where a ligature of lam and alef may have been turned. */
const TURNED = /[اأإآٱ]ل/u;
const NOT_ARABIC = /[\p{Script=Latin}\p{N}]/u;

const reversed = (text: string) => [...text].toReversed().join('');
const solid = (text: string) => text.replace(/\s/gu, '');

/** A mark that is drawn alone stands on a space or on a stroke, which is none of the text. */
const asLetters = (text: string) =>
  text.replace(DRAWN_RUN, run =>
    [...run]
      .map(one =>
        one < '\ufe80' && one >= '\ufe70' ? one.normalize('NFKC').slice(-1) : one.normalize('NFKC'),
      )
      .join(''),
  );

/** Letters that come as they are drawn, from left to right, as one reads them. */
function fromDrawn(piece: RawPiece): RawPiece {
  if (!DRAWN.test(piece.str)) return piece;
  if (piece.dir === 'rtl') return { ...piece, str: asLetters(piece.str) };
  const turned = reversed(piece.str).replace(STRAIGHT, reversed);
  return { ...piece, dir: 'rtl', str: asLetters(turned) };
}

/** The letters of a piece in the order of its glyphs, from right to left; nothing when the two do not fit together. */
function inOrder(str: string, glyphs: readonly string[]): string | undefined {
  let rest = str;
  let text = '';
  for (const glyph of glyphs.toReversed()) {
    const spaces = /^\s*/u.exec(rest)?.[0] ?? '';
    rest = rest.slice(spaces.length);
    if (!rest.startsWith(reversed(glyph))) return undefined;
    rest = rest.slice(glyph.length);
    text += spaces + glyph;
  }
  return rest.trim() === '' ? text + rest : undefined;
}

/**
 * pdf.js turns the letters of a piece around, and with them those of one glyph: « لا » becomes « ال », which is another
 * word. `glyphs`: what each glyph of the page stands for, in the order of the file. As soon as the pieces and the glyphs do
 * not fit together, the rest is left as it is.
 */
function withLigatures(pieces: readonly RawPiece[], glyphs: readonly string[]): RawPiece[] {
  const marks = glyphs.map(solid).filter(glyph => glyph !== '');
  let at = 0;
  return pieces.map(piece => {
    const begin = at;
    let left = solid(piece.str).length;
    while (left > 0 && at < marks.length) left -= marks[at++]?.length ?? 0;
    if (left !== 0) at = marks.length;
    const own = marks.slice(begin, at);
    if (left !== 0 || piece.dir !== 'rtl' || NOT_ARABIC.test(piece.str)) return piece;
    return { ...piece, str: inOrder(piece.str, own) ?? piece.str };
  });
}

/**
 * Puts Arabic letters into the order in which they are read, where that is sure. In: the pieces of a page in the order of
 * the file. `glyphs` is asked only where a ligature may be turned around: it means to go over the page again.
 */
export async function readArabic(
  pieces: readonly RawPiece[],
  glyphs: () => Promise<readonly string[]>,
): Promise<RawPiece[]> {
  const mayBeTurned = pieces.some(({ dir, str }) => dir === 'rtl' && TURNED.test(str));
  const whole = mayBeTurned ? withLigatures(pieces, await glyphs()) : pieces;
  return whole.map(fromDrawn);
}
