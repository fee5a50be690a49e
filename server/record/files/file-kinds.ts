import type { DocumentFormat } from '../documents.ts';
import { isCda } from './cda.ts';
import { type Refusal, RefusedFile } from './refusal.ts';
import { markedEncoding } from './text.ts';

/** How many bytes of a file are looked at to tell what it is. */
export const headSize = 64 * 1024;

type Mark = readonly [at: number, bytes: string, kind: DocumentFormat | Refusal];

/** What files begin with, as latin letters. The name of a file and what the browser says of it tell nothing sure. */
const marks: readonly Mark[] = [
  [0, '%PDF-', 'pdf'],
  [0, '\u00ff\u00d8\u00ff', 'jpeg'],
  [0, '\u0089PNG\r\n\u001a\n', 'png'],
  [0, 'PK\u0003\u0004', 'zip'],
  [0, 'PK\u0005\u0006', 'zip'],
  [0, 'PK\u0007\u0008', 'zip'],
  [0, 'Rar!', 'zip'],
  [0, '7z\u00bc\u00af', 'zip'],
  [0, '\u001f\u008b', 'zip'],
  [0, '\u00d0\u00cf\u0011\u00e0', 'office'],
  [0, '{\\rtf', 'office'],
  [0, 'GIF8', 'picture'],
  [0, 'BM', 'picture'],
  [0, 'II*\0', 'picture'],
  [0, 'MM\0*', 'picture'],
  [8, 'WEBP', 'picture'],
  [8, 'AVI ', 'video'],
  [0, '\u001aE\u00df\u00a3', 'video'],
];
const heic = /^(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])$/;
/** A word-processor file of today is a ZIP whose first names tell so. */
const officeParts = /\[Content_Types\]\.xml|word\/|xl\/|ppt\/|mimetypeapplication\/vnd\.oasis/;

/**
 * What a file is, by its first bytes. @throws RefusedFile for anything that is not a PDF, a JPEG, a PNG, a plain text or
 * a document of health programs
 */
export function kindOf(head: Buffer): DocumentFormat {
  const kind = byMark(head) ?? byText(head);
  if (kind === 'pdf' || kind === 'jpeg' || kind === 'png' || kind === 'text' || kind === 'cda') return kind;
  throw new RefusedFile(kind);
}

function byMark(head: Buffer): DocumentFormat | Refusal | undefined {
  const start = head.toString('latin1', 0, 4096);
  if (start.startsWith('ftyp', 4)) return heic.test(start.slice(8, 12)) ? 'heic' : 'video';
  // A text may begin with these two letters; a picture of that kind has zeros soon after.
  const found = marks.find(([at, bytes]) => start.startsWith(bytes, at))?.[2];
  if (found === 'picture' && start.startsWith('BM') && !start.slice(0, 20).includes('\0')) return undefined;
  return found === 'zip' && officeParts.test(start) ? 'office' : found;
}

function byText(head: Buffer): DocumentFormat | Refusal {
  const encoding = markedEncoding(head);
  const text = new TextDecoder(encoding ?? 'utf-8').decode(head).trimStart();
  if (encoding === undefined && head.includes(0)) return 'unknown';
  return /^<[!?a-z]/i.test(text) ? byMarkup(text) : 'text';
}

function byMarkup(text: string): DocumentFormat | Refusal {
  if (isCda(text)) return 'cda';
  if (/<(?:\w+:)?svg[\s>]/i.test(text.slice(0, 4096))) return 'svg';
  if (/<!doctype\s+html|<html[\s>]/i.test(text)) return 'html';
  return /^<(?:\?xml|!doctype|(?:\w+:)?(?:ClinicalDocument|stylesheet|transform)\b)/i.test(text)
    ? 'xml'
    : 'html';
}
