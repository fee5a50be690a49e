import { readArabic } from './arabic.ts';
import { frameOf } from './frame.ts';
import { tidy } from './join.ts';
import type { Line } from './lines.ts';
import { glyphsOf, type OpenPdf, openPdf, piecesOf, refusalOf, saidOf, tagsOf } from './open.ts';
import { type PageLines, readBlocks, readPage, withoutGaps } from './page-text.ts';
import { LIMITS, type PdfPage, type PdfReading, type PdfText } from './reading.ts';
import { directionOf, lettersOf, namedLanguage, otherLanguage } from './scripts.ts';
import { sayMuch } from './tags.ts';

type ReadPage = PageLines & { number: number; characters: number };

/** A page with fewer letters is a picture: a scanner's stamp, or a page number, is no text. */
const FEW_LETTERS = 16;
const TITLE_CHARACTERS = 200;
/** The language of the site's country, where neither the file nor its script says another. */
const USUAL = 'fr';

const wordsIn = (lines: Line[]) => lines.flatMap(({ cells }) => cells).join(' ');

async function pageLines(pdf: OpenPdf, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const pieces = await readArabic(await piecesOf(page), () => glyphsOf(page));
  const read = readPage(pieces, page.getViewport({ scale: 1 }), await tagsOf(page));
  page.cleanup();
  return { ...read, number, characters: wordsIn(read.lines).length };
}

/** Reads page after page until a limit is reached. A page that is damaged is like one without text. */
async function allLines(pdf: OpenPdf): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  const last = Math.min(pdf.numPages, LIMITS.pages);
  const end = performance.now() + LIMITS.ms;
  let characters = 0;
  for (let number = 1; number <= last && performance.now() < end; number += 1) {
    const page = await pageLines(pdf, number).catch(() => ({
      number,
      lines: [],
      parts: undefined,
      characters: 0,
    }));
    characters += page.characters;
    if (pages.length > 0 && characters > LIMITS.characters) break;
    pages.push(page);
  }
  return pages;
}

function titleOf(said: unknown): string | undefined {
  const title = typeof said === 'string' ? tidy(said).slice(0, TITLE_CHARACTERS) : '';
  return title === '' ? undefined : title;
}

async function textOf(pdf: OpenPdf): Promise<PdfText> {
  const read = await allLines(pdf);
  const lines = read.flatMap(page => page.lines);
  const said = await saidOf(pdf);
  const language = namedLanguage(said.language) ?? otherLanguage(wordsIn(lines), USUAL);
  const frame = frameOf(lines);
  const isTagged = read.some(({ parts }) => parts && sayMuch(parts));
  const pages = read.map(
    (page): PdfPage => ({
      number: page.number,
      isPicture: lettersOf(wordsIn(page.lines)).all < FEW_LETTERS,
      blocks: readBlocks(isTagged ? page : { ...page, parts: undefined }, frame, language ?? USUAL),
    }),
  );
  withoutGaps(pages);
  const title = titleOf(said.title);
  return {
    pageCount: pdf.numPages,
    unread: pdf.numPages - pages.length,
    direction: directionOf(language ?? USUAL),
    isScanned: pages.every(({ isPicture }) => isPicture),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    pages,
  };
}

/**
 * Reads a PDF in the process that calls it. It may take any time and memory: the server uses createPdfReader.
 * In: the bytes, which are given away. Out: the text, or why there is none; it never rejects.
 */
export async function readHere(bytes: Uint8Array): Promise<PdfReading> {
  let pdf: OpenPdf | undefined;
  try {
    pdf = await openPdf(bytes);
    return await textOf(pdf);
  } catch (failure) {
    return { refused: refusalOf(failure) };
  } finally {
    await pdf?.destroy().catch(() => undefined);
  }
}
