import type { DocumentFormat } from '../../record/documents.ts';

/** How long the part of a name that comes from a title may be: in signs, and in bytes, for disks that count so. */
const longest = 60;
const mostBytes = 150;

/** What Windows, other disks or a link do not take in a name, and what is not seen or turns the text around. */
const refused = /[<>:"/\\|?*%#\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

const endings: Readonly<Record<DocumentFormat, string>> = {
  text: 'txt',
  pdf: 'pdf',
  jpeg: 'jpg',
  png: 'png',
  // A structured document may hold scripts that a browser runs when it opens the file: as a text it runs nothing.
  cda: 'xml.txt',
};

/** The ending of the file of a document: by what it is, whatever its name said. */
export function endingOf(format: DocumentFormat): string {
  return endings[format];
}

/** A title as a part of the name of a file: in any script, short, and never a path. Empty when nothing is left. */
export function plainName(title: string): string {
  const seen = title.normalize('NFC').replace(refused, ' ').replace(/\s+/gu, '-');
  let name = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter('fr').segment(seen)) {
    if (count === longest || Buffer.byteLength(name + segment) > mostBytes) break;
    name += segment;
    count += 1;
  }
  // A dot or a space at the end is dropped by Windows, and the link would lead nowhere; a dot in front hides a file.
  return name.replace(/^[-.]+|[-.]+$/g, '');
}

/**
 * The name of a document's files, without the ending: `0012_2026-03-03_Prise-de-sang`. Its number makes it the only one of its
 * name, and keeps it from being one that Windows reserves (« CON »).
 */
export function documentName(number: number, day: string, title: string): string {
  return [String(number).padStart(4, '0'), day, plainName(title)].filter(part => part !== '').join('_');
}

/** The address of a file from a page of the same archive. */
export function linkTo(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
