import { constants, inflateSync } from 'node:zlib';
import { type FileFilter, RefusedFile } from './refusal.ts';

const none = Buffer.alloc(0);
/** How far back a name, or the word that begins a stream, may reach from one piece of the file into the next. */
const overlap = 200;
/** Objects that are packed together are small; a bundle beyond these sizes is made to do harm, or nobody can tell. */
const mostPacked = 1024 * 1024;
const mostUnpacked = 4 * 1024 * 1024;

/** A name, in which any letter may stand as its number (`/J#61vaScript`), or a stream's beginning or end. */
const word = /\/([^\0\t\n\f\r ()<>[\]{}/%]{1,80})|endstream|stream\r?\n/g;

/** What a PDF says that does more than show pages: programs, other programs started, files hidden in it. */
const active = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'ImportData',
]);

/**
 * Takes a PDF as it is, once it was seen to be whole, and to be nothing but pages: no lock, no program, no file within.
 * Seen are the names that stand in the file and in its bundles of objects packed with Flate. Not seen are names in bundles
 * packed in another way: such a bundle is refused as damaged when its packing cannot be undone.
 */
export class PdfFilter implements FileFilter {
  #last = '';
  #tail = '';
  /** The names since the last stream say that a bundle of objects follows. */
  #isBundle = false;
  #packed: string[] | undefined;
  #packedSize = 0;

  take(bytes: Buffer): Buffer {
    const text = this.#last + bytes.toString('latin1');
    const sure = Math.max(0, text.length - overlap);
    this.#last = this.#look(text, sure);
    this.#tail = (this.#tail + text.slice(0, text.length - this.#last.length)).slice(-1024);
    return bytes;
  }

  end(): Buffer {
    const { length } = this.#last;
    this.#tail = (this.#tail + this.#last).slice(-2048);
    this.#look(this.#last, length);
    if (!/%%EOF|startxref/.test(this.#tail)) throw new RefusedFile('damaged');
    return none;
  }

  /** Looks at the words that begin before `sure`. Returns what has to be looked at again with what follows. */
  #look(text: string, sure: number): string {
    let done = 0;
    for (const { 0: found, 1: name, index } of text.matchAll(word)) {
      if (index >= sure) break;
      this.#gather(text.slice(done, index));
      done = index + found.length;
      this.#hear(found, name);
    }
    const rest = Math.max(done, sure);
    this.#gather(text.slice(done, rest));
    return text.slice(rest);
  }

  #hear(found: string, name: string | undefined): void {
    if (name !== undefined) {
      this.#gather(found);
      const plain = plainName(name);
      refuseName(plain);
      if (plain === 'ObjStm') this.#isBundle = true;
    } else if (found === 'endstream') this.#unpack();
    else if (this.#isBundle && this.#packed === undefined) this.#packed = [];
    else this.#gather(found);
  }

  #gather(text: string): void {
    if (this.#packed === undefined || text === '') return;
    this.#packed.push(text);
    this.#packedSize += text.length;
    if (this.#packedSize > mostPacked) throw new RefusedFile('damaged');
  }

  #unpack(): void {
    const packed = this.#packed?.join('');
    this.#packed = undefined;
    this.#packedSize = 0;
    this.#isBundle = false;
    if (packed === undefined) return;
    for (const [, name = ''] of unpacked(packed).matchAll(word)) refuseName(plainName(name));
  }
}

const plainName = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function refuseName(name: string): void {
  if (name === 'Encrypt') throw new RefusedFile('pdf-locked');
  if (active.has(name)) throw new RefusedFile('pdf-active');
}

function unpacked(packed: string): string {
  try {
    const options = { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(Buffer.from(packed, 'latin1'), options).toString('latin1');
  } catch {
    // A bundle that is not packed was looked at as it stands.
    if (/^\s*\d+ \d+/.test(packed)) return '';
    throw new RefusedFile('damaged');
  }
}
