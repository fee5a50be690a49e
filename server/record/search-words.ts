import { isWithin, wordsOf } from '../storage/alike.ts';

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

function isLike(wanted: string, word: string): boolean {
  if (word.startsWith(wanted)) return true;
  const most = slips(wanted);
  // Whoever slips rarely does so at the first letter: « radiologue » is not « cardiologue ».
  if (most === 0 || wanted[0] !== word[0]) return false;
  // The beginning of a longer word, typed with a mistake.
  return [0, -1, 1].some(more => isWithin(wanted, word.slice(0, wanted.length + more), most));
}
