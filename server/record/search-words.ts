/** How many letters somebody may leave out, add, change or swap with their neighbour; in a number, none. */
function slips(word: string): number {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Whether `text` holds every word of what was searched for. */
export type Matcher = (text: string) => boolean;

/**
 * Makes the search for words: accents, capitals, the order of the words and small typing mistakes are forgiven, and the
 * beginning of a word is enough. Nothing but spaces matches everything.
 */
export function matcherFor(searched: string): Matcher {
  const wanted = wordsOf(searched);
  return text => {
    const there = wordsOf(text);
    return wanted.every(word => there.some(other => isLike(word, other)));
  };
}

/** The words of a text, without what people type differently: accents, vowel signs, forms of the same letter. */
function wordsOf(text: string): string[] {
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

function isLike(wanted: string, word: string): boolean {
  if (word.startsWith(wanted)) return true;
  const most = slips(wanted);
  // Whoever slips rarely does so at the first letter: « radiologue » is not « cardiologue ».
  if (most === 0 || wanted[0] !== word[0]) return false;
  // The beginning of a longer word, typed with a mistake.
  return [0, -1, 1].some(more => isWithin(wanted, word.slice(0, wanted.length + more), most));
}

/** Whether one word becomes the other in at most so many slips (optimal string alignment distance). */
function isWithin(a: string, b: string, most: number): boolean {
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
