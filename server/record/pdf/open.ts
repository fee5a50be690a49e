import { getDocumentProxy } from 'unpdf';
import type { RawPiece } from './pieces.ts';
import { LIMITS, type Refusal } from './reading.ts';

/** Nothing in a PDF is executed or fetched, and no image is decoded: its text is all that is wanted. */
const OPTIONS = {
  isEvalSupported: false,
  enableXfa: false,
  useWorkerFetch: false,
  useWasm: false,
  useSystemFonts: false,
  disableFontFace: true,
  disableAutoFetch: true,
  disableRange: true,
  disableStream: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  maxImageSize: 1,
  verbosity: 0,
};

/** A PDF that was opened, in the process that calls it. */
export type OpenPdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<OpenPdf['getPage']>>;

/** Opens a PDF. Throws what pdf.js throws: see `refusalOf`. The bytes are given away. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  return getDocumentProxy(bytes, OPTIONS);
}

/** What a failure of pdf.js means to the person. */
export function refusalOf(failure: unknown): Refusal {
  return Object(failure).name === 'PasswordException' ? 'encrypted' : 'broken';
}

/** In: a page. Out: its pieces of text in the order of the file, `LIMITS.pieces` at most. */
export async function piecesOf(page: Page): Promise<RawPiece[]> {
  const pieces: RawPiece[] = [];
  const reader = page.streamTextContent({ disableNormalization: true }).getReader();
  while (pieces.length < LIMITS.pieces) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) if ('str' in item) pieces.push(item);
  }
  await reader.cancel(new Error('Enough of this page was read'));
  return pieces;
}

/** What the file says of itself: nothing of it is checked. */
export async function saidOf(pdf: OpenPdf): Promise<{ title: unknown; language: unknown }> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  return { title: Object(info).Title, language: Object(info).Language };
}
