import { crc32 } from 'node:zlib';
import { type FileFilter, RefusedFile } from './refusal.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const none = Buffer.alloc(0);

/**
 * The parts of a PNG that are the picture: its data, its colours, how large it is meant to be, and its movement. Texts,
 * dates, places and what programs add are not among them.
 */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(
    ' ',
  ),
);

/** Leaves out of a PNG everything that is not the picture, and finds out one that is cut or changed. */
export class PngFilter implements FileFilter {
  #held: Buffer = none;
  #state: 'start' | 'chunk' | 'body' | 'check' | 'done' = 'start';
  #name = '';
  /** How much of the chunk is still to come. */
  #left = 0;
  #sum = 0;
  #hasData = false;

  take(bytes: Buffer): Buffer {
    if (this.#state === 'done') return none;
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const out: Buffer[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) out.push(next);
    return out.length === 1 ? (out[0] ?? none) : Buffer.concat(out);
  }

  end(): Buffer {
    if (this.#state !== 'done' || !this.#hasData) throw new RefusedFile('damaged');
    return none;
  }

  #next(): Buffer | undefined {
    if (this.#state === 'start') return this.#begin();
    if (this.#state === 'chunk') return this.#open();
    if (this.#state === 'body') return this.#body();
    if (this.#state === 'check') return this.#check();
    return undefined;
  }

  #begin(): Buffer | undefined {
    if (this.#held.length < 8) return undefined;
    if (!this.#cut(8).equals(signature)) throw new RefusedFile('damaged');
    this.#state = 'chunk';
    return signature;
  }

  #open(): Buffer | undefined {
    if (this.#held.length < 8) return undefined;
    const head = this.#cut(8);
    const isFirst = this.#name === '';
    this.#name = head.toString('latin1', 4);
    this.#left = head.readUInt32BE(0);
    this.#sum = crc32(head.subarray(4));
    if (isFirst !== (this.#name === 'IHDR') || !/^[A-Za-z]{4}$/.test(this.#name))
      throw new RefusedFile('damaged');
    if (this.#name === 'IDAT') this.#hasData = true;
    this.#state = 'body';
    return this.#pass(head);
  }

  #body(): Buffer | undefined {
    if (this.#left === 0) this.#state = 'check';
    if (this.#left === 0) return none;
    if (this.#held.length === 0) return undefined;
    const body = this.#cut(Math.min(this.#left, this.#held.length));
    this.#left -= body.length;
    this.#sum = crc32(body, this.#sum);
    return this.#pass(body);
  }

  #check(): Buffer | undefined {
    if (this.#held.length < 4) return undefined;
    const told = this.#cut(4);
    if (told.readUInt32BE(0) !== this.#sum) throw new RefusedFile('damaged');
    this.#state = this.#name === 'IEND' ? 'done' : 'chunk';
    return this.#pass(told);
  }

  #pass(bytes: Buffer): Buffer {
    return kept.has(this.#name) ? bytes : none;
  }

  #cut(length: number): Buffer {
    const first = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return first;
  }
}
