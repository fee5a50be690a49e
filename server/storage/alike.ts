/** The words of a text, without what people type differently: accents, vowel signs, forms of the same letter. */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('\u0640', '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether one word becomes the other in at most so many slips (optimal string alignment distance). */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row[j] = cheapest({ a, b, i, j, row, last, before });
    [before, last] = [last, row];
  }
  return (last[b.length] ?? most + 1) <= most;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly before: readonly number[];
}

function cheapest({ a, b, i, j, row, last, before }: Cell): number {
  const isSame = a[i - 1] === b[j - 1];
  const changed = (last[j - 1] ?? 0) + (isSame ? 0 : 1);
  const best = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}
