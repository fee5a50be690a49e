import { orientationOf, orientationSegment } from './exif.ts';
import { type FileFilter, RefusedFile } from './refusal.ts';

const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const none = Buffer.alloc(0);
const app0 = 0xe0;
const app1 = 0xe1;
const app2 = 0xe2;
/** Adobe's: it says how the colours are to be read. */
const app14 = 0xee;
const comment = 0xfe;
const endOfImage = 0xd9;
const startOfScan = 0xda;

const isName = (segment: Buffer, name: string): boolean =>
  segment.toString('latin1', 4, 4 + name.length) === name;

/** Tables, frames and scans are the picture; of what programs add, only its size and its colours stay. */
function isKept(code: number, segment: Buffer): boolean {
  if (code === app0) return isName(segment, 'JFIF\0');
  if (code === app2) return isName(segment, 'ICC_PROFILE\0');
  if (code === app14) return isName(segment, 'Adobe');
  return code !== comment && (code < app0 || code > 0xef);
}

/** The frame header, without which there is no picture. */
const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;

/**
 * Leaves out of a photo everything that is not the photo: where and when it was taken, with what, the small picture
 * inside it, comments, and whatever follows its end. How it is turned and its colours stay.
 */
export class JpegFilter implements FileFilter {
  #held: Buffer = none;
  #state: 'start' | 'segment' | 'scan' | 'done' = 'start';
  #hasFrame = false;
  #hasScan = false;

  take(bytes: Buffer): Buffer {
    if (this.#state === 'done') return none;
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const kept: Buffer[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) kept.push(next);
    return kept.length === 1 ? (kept[0] ?? none) : Buffer.concat(kept);
  }

  end(): Buffer {
    if (this.#state !== 'done' || !this.#hasFrame || !this.#hasScan) throw new RefusedFile('damaged');
    return none;
  }

  /** The next piece that is kept; nothing when more bytes are needed. */
  #next(): Buffer | undefined {
    if (this.#state === 'done') return undefined;
    if (this.#state === 'scan') return this.#scan();
    if (this.#held.length < 2) return undefined;
    if (this.#state === 'segment') return this.#segment();
    if (!this.#cut(2).equals(start)) throw new RefusedFile('damaged');
    this.#state = 'segment';
    return start;
  }

  #segment(): Buffer | undefined {
    if (this.#held[0] !== 0xff) throw new RefusedFile('damaged');
    const code = this.#held[1] ?? 0;
    // Any number of FF may stand before a marker.
    if (code === 0xff) {
      this.#cut(1);
      return none;
    }
    if (code === endOfImage) return this.#finish();
    if (this.#held.length < 4) return undefined;
    const length = this.#held.readUInt16BE(2);
    if (code === 0 || code === 0xd8 || length < 2) throw new RefusedFile('damaged');
    if (this.#held.length < 2 + length) return undefined;
    return this.#keep(code, this.#cut(2 + length));
  }

  #keep(code: number, segment: Buffer): Buffer {
    if (isFrame(code)) this.#hasFrame = true;
    if (code === startOfScan) {
      this.#hasScan = true;
      this.#state = 'scan';
    }
    if (code === app1 && isName(segment, 'Exif\0'))
      return orientationSegment(orientationOf(segment.subarray(10)));
    return isKept(code, segment) ? segment : none;
  }

  /** Picture data: up to a marker that ends it. FF 00 and the restart marks are data. */
  #scan(): Buffer | undefined {
    const held = this.#held;
    let at = held.indexOf(0xff);
    while (at !== -1 && at + 1 < held.length && isData(held[at + 1] ?? 0)) at = held.indexOf(0xff, at + 2);
    if (at !== -1 && at + 1 < held.length) {
      this.#state = 'segment';
      return this.#cut(at);
    }
    // A last FF waits for what follows it.
    const sure = at === -1 ? held.length : at;
    return sure === 0 ? undefined : this.#cut(sure);
  }

  #finish(): Buffer {
    this.#state = 'done';
    this.#held = none;
    return end;
  }

  #cut(length: number): Buffer {
    const first = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return first;
  }
}

const isData = (code: number): boolean => code === 0 || (code >= 0xd0 && code <= 0xd7);
