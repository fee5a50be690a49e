/** A language of the text where it is another one than the document's, as a BCP 47 tag. */
type Said = { language?: string };

/** A cell of a table; `header` where the file calls it one. */
export type Cell = { text: string; header: boolean };

/**
 * What stands on a page, in reading order. `heading`: clearly larger than the text around it, `level` from 2. `row`:
 * pieces that stand beside each other, as in a table: nobody knows which of them is a header. `from`: the first number
 * of a numbered list. `table`, and `picture` with the words that describe it: only where the file says so.
 */
export type Block = Said &
  (
    | { kind: 'heading'; level: 2 | 3 | 4; text: string }
    | { kind: 'paragraph'; text: string }
    | { kind: 'list'; items: string[]; from?: number }
    | { kind: 'row'; cells: string[] }
    | { kind: 'table'; caption?: string; rows: Cell[][] }
    | { kind: 'picture'; text: string }
  );

/** One page. `isPicture`: it has no text, or nearly none: it is a scan, a photo or a drawing. */
export type PdfPage = { number: number; isPicture: boolean; blocks: Block[] };

/**
 * The text of a PDF. `pageCount` counts all pages, `unread` those at the end that were left out. `isScanned`: every page
 * that was read is a picture. `title` and `language` are what the file says of itself; `language` is guessed from the
 * script for Arabic and Hebrew.
 */
export type PdfText = {
  pageCount: number;
  unread: number;
  isScanned: boolean;
  title?: string;
  language?: string;
  direction: 'ltr' | 'rtl';
  pages: PdfPage[];
};

/**
 * Why a PDF is not read. `encrypted`: it asks for a password. `broken`: it is no PDF, or damaged. `too-long`: it asks for
 * more time or memory than is given. `busy`: too many wait; another try may do.
 */
export type Refusal = 'encrypted' | 'broken' | 'too-long' | 'busy';

/** A PDF that was read, or why it was not. The file itself can always be opened or kept. */
export type PdfReading = PdfText | { refused: Refusal };

/** What is read at most. `pages`, `characters` of the whole document, `pieces` of text on one page, `ms` before the rest is left out. */
export const LIMITS = { pages: 200, characters: 500_000, pieces: 20_000, ms: 7_000 };
