import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { RawPiece } from './pieces.ts';
import { LIMITS, type Refusal } from './reading.ts';
import type { TagNode } from './tags.ts';

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
  // Bytes that crossed to another process may arrive as a Buffer, which pdf.js refuses.
  return getDocumentProxy(new Uint8Array(bytes), OPTIONS);
}

/** What a failure of pdf.js means to the person. */
export function refusalOf(failure: unknown): Refusal {
  return Object(failure).name === 'PasswordException' ? 'encrypted' : 'broken';
}

type Item = Awaited<ReturnType<Page['getTextContent']>>['items'][number];

/** Adds what is text. `marked`: the names of what is open around it, the innermost last; many have none. */
function collect(item: Item, pieces: RawPiece[], marked: (string | null | undefined)[]): void {
  if ('str' in item) {
    const id = marked.findLast(name => typeof name === 'string');
    pieces.push(id ? { ...item, id } : item);
  } else if (item.type === 'endMarkedContent') marked.pop();
  else marked.push(item.id);
}

/** In: a page. Out: its pieces of text in the order of the file, `LIMITS.pieces` or a few more. */
export async function piecesOf(page: Page): Promise<RawPiece[]> {
  const pieces: RawPiece[] = [];
  const marked: (string | null | undefined)[] = [];
  const reader = page
    .streamTextContent({ disableNormalization: true, includeMarkedContent: true })
    .getReader();
  while (pieces.length < LIMITS.pieces) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) collect(item, pieces, marked);
  }
  await reader.cancel(new Error('Enough of this page was read'));
  return pieces;
}

/** In: a page. Out: what each glyph of it stands for, in the order of the file; nothing when the page cannot be gone over. */
export async function glyphsOf(page: Page): Promise<string[]> {
  const { OPS } = await getResolvedPDFJS();
  const list = await page.getOperatorList().catch(() => undefined);
  if (list === undefined) return [];
  return list.fnArray.flatMap((name: number, at: number) => {
    const [glyphs]: unknown[] = name === OPS.showText ? list.argsArray[at] : [];
    return Array.isArray(glyphs) ? glyphs.flatMap((glyph: unknown) => textOf(glyph)) : [];
  });
}

/** Between glyphs stand numbers, which move the next one. */
function textOf(glyph: unknown): string[] {
  const unicode: unknown = Object(glyph).unicode;
  return typeof unicode === 'string' ? [unicode] : [];
}

/** The tags of a page, where it has any. They are as deep as pdf.js allows, and hold only what stands on this page. */
export async function tagsOf(page: Page): Promise<TagNode | undefined> {
  return page.getStructTree().catch(() => undefined) ?? undefined;
}

/** What the file says of itself: nothing of it is checked. */
export async function saidOf(pdf: OpenPdf): Promise<{ title: unknown; language: unknown }> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  return { title: Object(info).Title, language: Object(info).Language };
}
