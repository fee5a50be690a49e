import type { Document } from '../record/documents.ts';
import type { Item } from '../record/information.ts';
import type { RecordAccess } from '../record/records.ts';
import type { Visit } from './context.ts';
import type { Words } from './profession-words.ts';

/* How a part of the record is said in words, for a feature that shows it beside other parts. */

/** One thing that is written under « Mes informations ». */
export interface ItemInWords {
  readonly id: string;
  readonly title: string;
  /** The title is a whole text of its own. */
  readonly isText: boolean;
  /** The day of a measure, else empty. */
  readonly day: string;
  readonly details: readonly { readonly label: string; readonly value: string; readonly ltr?: boolean }[];
  /** Who wrote it and when, in sentences. */
  readonly by: readonly string[];
}

/** A part of « Mes informations » that holds something. */
export interface PartInWords {
  readonly name: string;
  readonly kind: Item['data']['kind'];
  readonly group: 'health' | 'measures' | 'wishes';
  readonly title: string;
  readonly items: readonly ItemInWords[];
}

/** Who wrote a document. */
export interface AuthorInWords {
  readonly isOwn: boolean;
  readonly name: string;
  readonly place: string;
  readonly does: Words | undefined;
}

/** What the features that own these parts say of them. */
export interface RecordWords {
  informationInWords(visit: Visit<unknown>, items: readonly Item[], reader: string): PartInWords[];
  kindInWords(visit: Visit<unknown>, access: RecordAccess, document: Document): string;
  authorInWords(visit: Visit<unknown>, access: RecordAccess, document: Document): AuthorInWords;
}
