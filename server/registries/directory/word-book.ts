import { NumberList } from './people.ts';

/** That a professional has a word, in a name or a place. */
export interface Holder {
  readonly word: string;
  readonly rpps: string;
  readonly part: 'name' | 'place';
}

/**
 * Millions of words of professionals, 8 bytes each, to be given back in the order of words: written so, pages of the
 * database that follow each other are filled one after the other, where in the order of people each row would be a page of its own.
 */
export class WordBook {
  readonly #ids = new Map<string, number>();
  readonly #people = new NumberList(Float64Array);
  readonly #wordOf = new NumberList(Uint32Array);
  readonly #holderOf = new NumberList(Uint32Array);

  /** Adds somebody with their words; each person once. */
  add(rpps: string, parts: Readonly<Record<Holder['part'], readonly string[]>>): void {
    this.#people.push(Number(rpps));
    const person = (this.#people.size - 1) * 2;
    for (const word of parts.name) this.#note(word, person);
    for (const word of parts.place) this.#note(word, person + 1);
  }

  #note(word: string, holder: number): void {
    const id = this.#ids.get(word) ?? this.#ids.size;
    this.#ids.set(word, id);
    this.#wordOf.push(id);
    this.#holderOf.push(holder);
  }

  /** Every word once, in order. */
  words(): string[] {
    return [...this.#ids.keys()].sort();
  }

  /** Everybody with each of their words, in the order of words, so many at a time. */
  *holders(count: number): Generator<Holder[]> {
    const words = this.words();
    const order = this.#inOrderOf(words);
    let some: Holder[] = [];
    for (const at of order) {
      const holder = this.#holderOf.at(at);
      const rpps = String(this.#people.at(holder >> 1)).padStart(11, '0');
      some.push({ word: words[this.#rank(at)] ?? '', rpps, part: holder % 2 === 0 ? 'name' : 'place' });
      if (some.length < count) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
  }

  #ranks = new Uint32Array();
  #rank(at: number): number {
    return this.#ranks[this.#wordOf.at(at)] ?? 0;
  }

  /** Sorts by counting: how many come before each word says where its first one stands. */
  #inOrderOf(words: readonly string[]): Uint32Array {
    this.#ranks = new Uint32Array(words.length);
    for (const [rank, word] of words.entries()) this.#ranks[this.#ids.get(word) ?? 0] = rank;
    const starts = new Uint32Array(words.length + 1);
    for (let at = 0; at < this.#wordOf.size; at += 1) {
      const next = this.#rank(at) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let rank = 1; rank < starts.length; rank += 1)
      starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
    const order = new Uint32Array(this.#wordOf.size);
    for (let at = 0; at < this.#wordOf.size; at += 1) {
      const rank = this.#rank(at);
      const place = starts[rank] ?? 0;
      order[place] = at;
      starts[rank] = place + 1;
    }
    return order;
  }
}
