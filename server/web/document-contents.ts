import type { Response } from 'express';
import type { Document } from '../record/documents.ts';
import type { PdfReading } from '../record/pdf/reading.ts';
import type { CdaView } from './cda/view.ts';
import type { Visit, Web } from './context.ts';

/* How the contents of a document are shown and sent, for a feature that shows them to somebody else than the patient. */

/** What a page shows of the contents of a document. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly src: string }
  | { readonly kind: 'pdf'; readonly reading: PdfReading }
  | {
      readonly kind: 'cda';
      readonly cda: CdaView;
      /** What the document calls its own type, or an empty text. */
      readonly typeLabel: string;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A document on a page. */
export interface DocumentOnPage {
  readonly document: Document;
  /** The person that the record is about. */
  readonly insuredId: string;
  /** The address of something of the document: `/ouvrir`, `/piece/1`. */
  hrefOf(rest: string): string;
}

/** What the feature that owns documents does with their contents. Whoever asks has looked at the rules, and left the trace. */
export interface DocumentContents {
  read(visit: Visit<unknown>, page: DocumentOnPage): Promise<Shown>;
  /** @throws Problem 404 for a file that a browser does not open in place */
  sendFile(web: Web, response: Response, what: { document: Document; how: 'open' | 'keep' }): Promise<void>;
  /** `number` counts from 1. @throws Problem 404 for a piece that is not there */
  sendPiece(web: Web, response: Response, what: { document: Document; number: number }): Promise<void>;
}
