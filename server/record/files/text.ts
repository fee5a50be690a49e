import { TextDecoder } from 'node:util';
import { type FileFilter, RefusedFile } from './refusal.ts';

const none = Buffer.alloc(0);
/** Signs that no text has: those of machines, and what cannot be a character. Tab, new lines and new page are text. */
const unreadable = /[[\p{Cc}\p{Noncharacter_Code_Point}]--[\t\n\v\f\r]]/v;
const outsideAscii = /\P{ASCII}/u;

/** The way a text says of itself that it is written; nothing when it does not say. */
export function markedEncoding(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined;
}

/** Turns a text into UTF-8, whether it came so, in UTF-16, or as older Windows programs write. */
export class TextFilter implements FileFilter {
  #decoder: TextDecoder;
  /** Everything so far is read alike in UTF-8 and by older programs: what follows may still be either. */
  #isOpen: boolean;

  constructor(head: Buffer) {
    const encoding = markedEncoding(head);
    this.#decoder = new TextDecoder(encoding ?? 'utf-8', { fatal: true });
    this.#isOpen = encoding === undefined;
  }

  take(bytes: Buffer): Buffer {
    return this.#write(bytes, true);
  }

  end(): Buffer {
    return this.#write(none, false);
  }

  #write(bytes: Buffer, stream: boolean): Buffer {
    const text = this.#decode(bytes, stream);
    if (unreadable.test(text)) throw new RefusedFile('unknown');
    return Buffer.from(text, 'utf8');
  }

  #decode(bytes: Buffer, stream: boolean): string {
    try {
      const text = this.#decoder.decode(bytes, { stream });
      if (outsideAscii.test(text)) this.#isOpen = false;
      return text;
    } catch {
      if (!this.#isOpen) throw new RefusedFile('unknown');
      this.#isOpen = false;
      this.#decoder = new TextDecoder('windows-1252');
      return this.#decoder.decode(bytes, { stream });
    }
  }
}
