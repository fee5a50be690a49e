import { readCdaInTurns } from '../../record/cda/read.ts';
import { UnreadableCda } from '../../record/cda/unreadable.ts';
import { wholeContent } from '../../record/contents.ts';
import type { PdfReading } from '../../record/pdf/reading.ts';
import { type CdaView, viewCda } from '../../web/cda/view.ts';
import type { Reader } from '../../web/cda/words.ts';
import type { Visit } from '../../web/context.ts';
import { documentsPath } from './paths.ts';
import type { DocumentState } from './state.ts';

/** What a page shows of the contents of a document. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly src: string }
  | { readonly kind: 'pdf'; readonly reading: PdfReading }
  | { readonly kind: 'cda'; readonly cda: CdaView }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads the contents of a document for its page. Nothing in them is carried out or fetched. */
export async function readForPage(visit: Visit<DocumentState>): Promise<Shown> {
  const { world, web, state } = visit;
  const { format, content } = state.document;
  if (format === 'jpeg' || format === 'png') return { kind: 'image', src: addressOf(visit, '/ouvrir') };
  const bytes = await wholeContent(world, content);
  if (format === 'pdf') return { kind: 'pdf', reading: await web.pdfReader.read(bytes) };
  return format === 'text' ? { kind: 'text', text: bytes.toString('utf8') } : readStructured(visit, bytes);
}

async function readStructured(visit: Visit<DocumentState>, bytes: Buffer): Promise<Shown> {
  try {
    const hrefOf = (index: number): string => addressOf(visit, `/piece/${index + 1}`);
    return { kind: 'cda', cda: viewCda(await readCdaInTurns(bytes), { reader: readerOf(visit), hrefOf }) };
  } catch (error) {
    if (error instanceof UnreadableCda) return { kind: 'unreadable', reason: error.reason };
    throw error;
  }
}

/** Who reads the page. */
export function readerOf({ language, world }: Visit<unknown>): Reader {
  return { language, timeZone: world.config.timeZone };
}

/** The address of something of the document of a visit. */
export function addressOf({ state, href }: Visit<DocumentState>, rest: string): string {
  return href(documentsPath(state.access.recordId, `/${state.document.id}${rest}`));
}
