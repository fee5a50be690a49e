import type { CdaAttachment } from './model.ts';
import { allNamed, at, attribute, childrenOf, rawText, textOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** The files of a document, and where each is in the list by the ids that its texts use. */
export interface Files {
  readonly list: readonly CdaAttachment[];
  readonly byId: ReadonlyMap<string, number>;
}

type Kind = Pick<CdaAttachment, 'kind' | 'mediaType'>;

const beginnings: readonly (readonly [RegExp, Kind])[] = [
  [/^%PDF-/, { kind: 'pdf', mediaType: 'application/pdf' }],
  [/^\u0089PNG\r\n/, { kind: 'image', mediaType: 'image/png' }],
  [/^\xff\xd8\xff/, { kind: 'image', mediaType: 'image/jpeg' }],
  [/^GIF8[79]a/, { kind: 'image', mediaType: 'image/gif' }],
  [/^RIFF[\s\S]{4}WEBP/, { kind: 'image', mediaType: 'image/webp' }],
];

/** Decodes the files that stand in the sections of a document. One that is kept elsewhere is not among them. */
export function filesOf(body: XmlElement | undefined): Files {
  const found = body === undefined ? [] : allNamed(body, 'section').flatMap(filesIn);
  const byId = new Map<string, number>();
  for (const [index, { ids }] of found.entries())
    for (const id of ids) if (!byId.has(id)) byId.set(id, index);
  return { list: found.map(({ file }) => file), byId };
}

function filesIn(section: XmlElement): { file: CdaAttachment; ids: readonly string[] }[] {
  const name = textOf(at(section, 'title')) ?? attribute(at(section, 'code'), 'displayName');
  return mediaOf(section).flatMap(({ media, ids }) => {
    const file = readFile(at(media, 'value'));
    const [id] = ids;
    return file === undefined ? [] : [{ file: { ...file, ...(id && { id }), ...(name && { name }) }, ids }];
  });
}

/** The file in an element that holds one, encoded or as text; nothing when there is none. */
export function readFile(element: XmlElement | undefined): Omit<CdaAttachment, 'id' | 'name'> | undefined {
  if (element === undefined) return undefined;
  const isEncoded = attribute(element, 'representation') === 'B64';
  const bytes = Buffer.from(rawText(element), isEncoded ? 'base64' : 'utf8');
  if (bytes.toString('latin1', 0, 32).trim() === '') return undefined;
  const declared = attribute(element, 'mediaType')?.toLowerCase() ?? 'application/octet-stream';
  return { ...kindOf(bytes, declared), bytes };
}

/** What bytes are, for files that browsers show: what a document says of them is not trusted. */
function kindOf(bytes: Buffer, declared: string): Kind {
  const start = bytes.toString('latin1', 0, 32);
  return beginnings.find(([form]) => form.test(start))?.[1] ?? { kind: 'other', mediaType: declared };
}

type Media = { readonly media: XmlElement; readonly ids: readonly string[] };

/** The media of a section, not of those inside it: each with its own id and those of the regions it is shown by. */
function mediaOf(element: XmlElement, regions: readonly string[] = []): Media[] {
  return childrenOf(element).flatMap(child => {
    const id = attribute(child, 'ID');
    const ids = id === undefined ? regions : [id, ...regions];
    if (child.name === 'observationMedia') return [{ media: child, ids }];
    if (child.name === 'section') return [];
    return mediaOf(child, child.name === 'regionOfInterest' ? ids : regions);
  });
}
