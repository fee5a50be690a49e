import type { CdaAttachment, CdaDocument } from '../../record/cda/model.ts';
import { type Owner, otherPerson } from '../../record/cda/other-person.ts';
import { readCdaInTurns } from '../../record/cda/read.ts';
import { UnreadableCda } from '../../record/cda/unreadable.ts';
import { readContent, wholeContent } from '../../record/contents.ts';
import type { DocumentFormat } from '../../record/documents.ts';
import { otherPersonInWords } from '../../web/cda/other-person.ts';
import { viewCda } from '../../web/cda/view.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { ArchiveFile } from './archive.ts';
import { linkTo } from './file-names.ts';
import type { FiledDocument } from './filed.ts';
import { pageOfArchive, pieceOfArchive } from './html.ts';
import type { ExportVisit } from './state.ts';

const packable: ReadonlySet<DocumentFormat> = new Set(['text', 'cda']);

/** Every file of a document: as it came in, its page, what is inside it, what it was before. */
export async function* filesOf(
  visit: ExportVisit,
  filed: FiledDocument,
  owner: Owner,
): AsyncGenerator<ArchiveFile> {
  const { world } = visit;
  const { document, file, earlier } = filed;
  yield {
    name: file,
    content: readContent(world, document.content),
    isPackable: packable.has(document.format),
    at: document.changedAt,
  };
  if (document.format === 'text') yield* textPage(visit, filed);
  if (document.format === 'cda') yield* structuredPages(visit, filed, owner);
  for (const { version, file: name } of earlier) {
    const content = readContent(world, version.content);
    yield { name, content, isPackable: packable.has(version.format), at: version.writtenAt };
  }
}

async function* textPage(visit: ExportVisit, filed: FiledDocument): AsyncGenerator<ArchiveFile> {
  const bytes = await wholeContent(visit.world, filed.document.content);
  yield pageOf(visit, filed, { kind: 'text', text: bytes.toString('utf8') });
}

/** The page of a structured document, and the files inside it that the page links to. */
async function* structuredPages(
  visit: ExportVisit,
  filed: FiledDocument,
  owner: Owner,
): AsyncGenerator<ArchiveFile> {
  const { world, language } = visit;
  const bytes = await wholeContent(world, filed.document.content);
  const read = await readOrReason(bytes);
  if ('reason' in read) return yield pageOf(visit, filed, { kind: 'unreadable', reason: read.reason });
  const { cda } = read;
  const names = cda.attachments.map((attachment, index) => nameOfPiece(filed, attachment, index));
  const reader = { language, timeZone: world.config.timeZone };
  const other = otherPerson(cda.header.patient, owner);
  const view = viewCda(cda, {
    reader,
    hrefOf: index => linkTo(names[index] ?? ''),
    isOfOther: other !== undefined,
  });
  const warnings = other === undefined ? [] : otherPersonInWords(other, reader);
  yield pageOf(visit, filed, { kind: 'cda', html: pieceOfArchive(visit, 'cda', { cda: view }), warnings });
  for (const [index, { bytes: piece, kind }] of cda.attachments.entries()) {
    const content = (async function* one() {
      yield piece;
    })();
    yield {
      name: `documents/${names[index]}`,
      content,
      isPackable: kind === 'other',
      at: filed.document.changedAt,
    };
  }
}

/** In turns, for a document may be made to be slow, and others wait. */
async function readOrReason(bytes: Buffer): Promise<{ cda: CdaDocument } | { reason: string }> {
  try {
    return { cda: await readCdaInTurns(bytes) };
  } catch (error) {
    if (error instanceof UnreadableCda) return { reason: error.reason };
    throw error;
  }
}

const pictureEndings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

function nameOfPiece({ number }: FiledDocument, { kind, mediaType }: CdaAttachment, index: number): string {
  const ending = kind === 'pdf' ? 'pdf' : kind === 'image' ? (pictureEndings[mediaType] ?? 'bin') : 'bin';
  return `${String(number).padStart(4, '0')}_piece-${index + 1}.${ending}`;
}

type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cda'; readonly html: string; readonly warnings: readonly string[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

function pageOf(visit: ExportVisit, filed: FiledDocument, shown: Shown): ArchiveFile {
  const { document, author, kind, file, page = '' } = filed;
  const model = {
    title: document.title,
    day: showPartialDate(visit.language, document.day),
    ...{ kind, shown },
    author: pieceOfArchive(visit, 'author', { author }),
    file: linkTo(file.split('/').at(-1) ?? ''),
  };
  const content = pageOfArchive(visit, {
    view: 'document',
    title: document.title,
    home: '../index.html',
    model,
  });
  return { name: page, content, isPackable: true, at: document.changedAt };
}
