import type { CdaDocument } from '../../record/cda/model.ts';
import { type OtherPerson, otherPerson } from '../../record/cda/other-person.ts';
import { readCdaInTurns } from '../../record/cda/read.ts';
import { UnreadableCda } from '../../record/cda/unreadable.ts';
import { wholeContent } from '../../record/contents.ts';
import type { Document } from '../../record/documents.ts';
import { otherPersonInWords } from '../../web/cda/other-person.ts';
import { viewCda } from '../../web/cda/view.ts';
import type { Reader } from '../../web/cda/words.ts';
import type { Visit } from '../../web/context.ts';
import type { DocumentOnPage, Shown } from '../../web/document-contents.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { documentsPath } from './paths.ts';
import type { DocumentState } from './state.ts';

/** Reads the contents of a document for its page. Nothing in them is carried out or fetched. */
export async function readForPage(visit: Visit<DocumentState>): Promise<Shown> {
  const { document, access } = visit.state;
  return readContents(visit, {
    ...{ document, insuredId: access.insuredId },
    hrefOf: rest => addressOf(visit, rest),
  });
}

/** The same for a document on any page. */
export async function readContents(visit: Visit<unknown>, page: DocumentOnPage): Promise<Shown> {
  const { world, web } = visit;
  const { format, content } = page.document;
  if (format === 'jpeg' || format === 'png') return { kind: 'image', src: page.hrefOf('/ouvrir') };
  const bytes = await wholeContent(world, content);
  if (format === 'pdf') return { kind: 'pdf', reading: await web.pdfReader.read(bytes) };
  return format === 'text'
    ? { kind: 'text', text: bytes.toString('utf8') }
    : readStructured(visit, page, bytes);
}

async function readStructured(visit: Visit<unknown>, page: DocumentOnPage, bytes: Buffer): Promise<Shown> {
  try {
    const hrefOf = (index: number): string => page.hrefOf(`/piece/${index + 1}`);
    const document = await readCdaInTurns(bytes);
    const other = await otherPersonOf(visit, page.insuredId, document);
    const cda = viewCda(document, { reader: readerOf(visit), hrefOf, isOfOther: other !== undefined });
    const typeLabel = document.header.type.label ?? '';
    return { kind: 'cda', cda, typeLabel, warnings: inWords(visit, other) };
  } catch (error) {
    if (error instanceof UnreadableCda) return { kind: 'unreadable', reason: error.reason };
    throw error;
  }
}

/** What to tell of a document that may be somebody else's; nothing for any other, and for one that cannot be read. */
export async function warningsOf(
  visit: Visit<RecordState>,
  { format, content }: Document,
): Promise<readonly string[]> {
  if (format !== 'cda') return [];
  try {
    const document = await readCdaInTurns(await wholeContent(visit.world, content));
    return inWords(visit, await otherPersonOf(visit, visit.state.access.insuredId, document));
  } catch (error) {
    if (error instanceof UnreadableCda) return [];
    throw error;
  }
}

async function otherPersonOf(
  { world }: Visit<unknown>,
  insuredId: string,
  { header }: CdaDocument,
): Promise<OtherPerson | undefined> {
  const owner = await world.register.find(insuredId);
  return owner && otherPerson(header.patient, owner);
}

function inWords(visit: Visit<unknown>, other: OtherPerson | undefined): readonly string[] {
  return other === undefined ? [] : otherPersonInWords(other, readerOf(visit));
}

/** Who reads the page. */
export function readerOf({ language, world }: Visit<unknown>): Reader {
  return { language, timeZone: world.config.timeZone };
}

/** The address of something of the document of a visit. */
export function addressOf({ state, href }: Visit<DocumentState>, rest: string): string {
  return href(documentsPath(state.access.recordId, `/${state.document.id}${rest}`));
}
