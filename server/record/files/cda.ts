import { type FileFilter, RefusedFile } from './refusal.ts';

const none = Buffer.alloc(0);
const hl7 = 'urn:hl7-org:v3';
const transforms = 'http://www.w3.org/1999/XSL/Transform';

/** The text after everything that may stand before the first element. */
function afterProlog(text: string): string {
  const start = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/.exec(text)?.[0] ?? '';
  return text.slice(start.length);
}

/**
 * Whether a text begins as a document of the kind that health programs exchange (HL7 CDA R2): as the document itself, or
 * as a stylesheet that shows the one it holds. A light look: what is inside is read when the document is opened. One
 * that brings definitions of its own (DOCTYPE) is none.
 */
export function isCda(head: string): boolean {
  const root = /^<(?:([\w.-]+):)?([\w.-]+)((?:\s[^<>]*)?)>/.exec(afterProlog(head));
  const [, , name, attributes = ''] = root ?? [];
  if (name === 'ClinicalDocument') return attributes.includes(hl7);
  return (
    (name === 'stylesheet' || name === 'transform') && attributes.includes(transforms) && head.includes(hl7)
  );
}

const opening = Buffer.from('ClinicalDocument');

/** Takes such a document as it is, once it has been seen to hold one up to its end. */
export class CdaFilter implements FileFilter {
  #last: Buffer = none;
  #tail: Buffer = none;
  #isFound = false;

  take(bytes: Buffer): Buffer {
    const border = Buffer.concat([this.#last, bytes.subarray(0, opening.length)]);
    this.#isFound ||= bytes.includes(opening) || border.includes(opening);
    this.#last = Buffer.concat([this.#last, bytes.subarray(-opening.length)]).subarray(-opening.length);
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-200)]).subarray(-200);
    return bytes;
  }

  end(): Buffer {
    if (!this.#isFound) throw new RefusedFile('xml');
    const isWhole = /<\/[\w.:-]+\s*>\s*(?:<!--[\s\S]*)?$/.test(
      this.#tail.toString('latin1').replace(/\0/g, ''),
    );
    if (!isWhole) throw new RefusedFile('damaged');
    return none;
  }
}
