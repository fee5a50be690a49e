/** A list of numbers that grows: whole ones below 2³² take 4 bytes each, others 8. */
export class NumberList<Kind extends Float64Array | Uint32Array = Float64Array | Uint32Array> {
  #kept: Kind;
  readonly #make: new (
    size: number,
  ) => Kind;
  size = 0;

  constructor(make: new (size: number) => Kind) {
    this.#make = make;
    this.#kept = new make(4096);
  }

  push(value: number): void {
    if (this.size === this.#kept.length) {
      const wider = new this.#make(this.#kept.length * 2);
      wider.set(this.#kept);
      this.#kept = wider;
    }
    this.#kept[this.size] = value;
    this.size += 1;
  }

  at(index: number): number {
    return this.#kept[index] ?? 0;
  }

  /** The numbers from the lowest to the highest. */
  sorted(): Float64Array {
    return Float64Array.from(this.#kept.subarray(0, this.size)).sort();
  }
}

/**
 * The professionals of a file, each with the number of lines that are still to come and a mark: 11 bytes for each, where a
 * Map takes ten times as much.
 */
export class People {
  readonly size: number;
  readonly #numbers: Float64Array;
  readonly #left: Uint16Array;
  readonly #marks: Uint8Array;

  /** Takes the number of each line. */
  constructor(lines: NumberList) {
    const all = lines.sorted();
    this.#left = new Uint16Array(all.length);
    let size = 0;
    for (const [at, number] of all.entries()) {
      if (at === 0 || number !== all[size - 1]) {
        all[size] = number;
        size += 1;
      }
      this.#left[size - 1] = (this.#left[size - 1] ?? 0) + 1;
    }
    this.size = size;
    this.#numbers = all.subarray(0, size);
    this.#marks = new Uint8Array(size);
  }

  /** Takes one line of somebody away; gives how many are left, or nothing when there was none. */
  takeLine(rpps: string): number | undefined {
    const at = this.#find(rpps);
    const left = this.#left[at] ?? 0;
    if (left === 0) return undefined;
    this.#left[at] = left - 1;
    return left - 1;
  }

  has(rpps: string): boolean {
    return this.#find(rpps) !== -1;
  }

  mark(rpps: string): void {
    this.#marks[this.#find(rpps)] = 1;
  }

  isMarked(rpps: string): boolean {
    return this.#marks[this.#find(rpps)] === 1;
  }

  #find(rpps: string): number {
    const wanted = Number(rpps);
    let from = 0;
    let to = this.size - 1;
    while (from <= to) {
      const middle = (from + to) >> 1;
      const number = this.#numbers[middle] ?? 0;
      if (number === wanted) return middle;
      if (number < wanted) from = middle + 1;
      else to = middle - 1;
    }
    return -1;
  }
}
