import { putHolders, putKeys, wordsIn } from '../../storage/directory-words.ts';
import type { World } from '../../world.ts';
import { paced } from './paced.ts';
import { entriesAfter, markWordsNoted } from './waiting-words-store.ts';
import { WordBook } from './word-book.ts';

const readAtOnce = 1000;
const wordsAtOnce = 300;
const holdersAtOnce = 8000;

/**
 * Notes the words of those whom an import has taken among the words of the whole directory: from then on the search finds
 * them. It may end anywhere and begin again. `has` tells whose words are wanted. Gives its place now and then.
 */
export async function* noteWaitingWords(
  world: World,
  has: (rpps: string) => boolean,
): AsyncGenerator<string> {
  const book = await readBook(world, has);
  const words = book.words();
  for (let from = 0; from < words.length; from += wordsAtOnce) {
    await paced(world.db, trx => putKeys(trx, words.slice(from, from + wordsAtOnce)));
    yield words[from] ?? '';
  }
  for (const some of book.holders(holdersAtOnce)) {
    await paced(world.db, trx => putHolders(trx, some));
    yield some[0]?.word ?? '';
  }
  await paced(world.db, trx => markWordsNoted(trx));
}

async function readBook(world: World, has: (rpps: string) => boolean): Promise<WordBook> {
  const book = new WordBook();
  let last = '';
  for (;;) {
    const entries = await entriesAfter(world.db, last, readAtOnce);
    for (const { rpps, names, places } of entries)
      if (has(rpps)) book.add(rpps, { name: wordsIn(names), place: wordsIn(places) });
    last = entries.at(-1)?.rpps ?? '';
    if (entries.length < readAtOnce) return book;
  }
}
