/** A piece of text as the page places it: units of the page, `y` downwards, `size` of the letters. */
export type Piece = { text: string; rtl: boolean; left: number; right: number; y: number; size: number };

/** What pdf.js tells of a piece: `transform` is [a b c d e f] (ISO 32000-1, 8.3.3); `id` names it in the tags. */
export type RawPiece = { str: string; dir: string; transform: number[]; width: number; id?: string };

type Matrix = [number, number, number, number, number, number];

function matrix(numbers: number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.map(number =>
    Number.isFinite(number) ? number : 0,
  );
  return [a, b, c, d, e, f];
}

function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Where `[x, y]` comes to when the page is turned so that text running in direction `turn` (quarters) runs straight. */
function straight([x, y]: [number, number], turn: number): [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  return turn === 3 ? [-y, x] : [x, y];
}

function place(raw: RawPiece, view: Matrix): { turn: number; piece: Piece } {
  const [a, b, c, d, e, f] = multiply(view, matrix(raw.transform));
  const turn = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
  const [left, y] = straight([e, f], turn);
  const size = Math.hypot(c, d) || 1;
  const width = Number.isFinite(raw.width) ? Math.abs(raw.width) : 0;
  return { turn, piece: { text: raw.str, rtl: raw.dir === 'rtl', left, right: left + width, y, size } };
}

/**
 * Places the pieces of a page on what the reader sees. In: pieces in the order of the file, the page's view matrix. Out:
 * one list for each of the four directions in which text runs, upright first, each as if it were upright.
 */
export function placePieces(raw: RawPiece[], view: number[]): Piece[][] {
  const turned: [Piece[], Piece[], Piece[], Piece[]] = [[], [], [], []];
  const seen = matrix(view);
  for (const one of raw) {
    if (one.str === '') continue;
    const { turn, piece } = place(one, seen);
    turned[turn]?.push(piece);
  }
  return turned.filter(pieces => pieces.length > 0);
}
