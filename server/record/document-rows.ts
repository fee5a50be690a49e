import { z } from 'zod';
import { keepLastFrom } from '../storage/keep-last.ts';
import type { RecordKey } from '../storage/keys.ts';
import type { ContentPlace } from './contents.ts';
import type { DocumentRow } from './documents-store.ts';
import type { Permit } from './policy/decide.ts';

export type DocumentFormat = DocumentRow['format'];

const wordsSchema = z.object({
  title: z.string(),
  /** The name of the author and the place where they work, as they were told when the document came in. */
  author: z.string().default(''),
  place: z.string().default(''),
  /** The name that the file had. */
  fileName: z.string().default(''),
});

/** What is said of a document beside its contents; sealed. */
export type DocumentWords = z.infer<typeof wordsSchema>;

/** Who wrote a document. `name` and `place` are empty for the patient, whom the reader knows. */
export interface DocumentAuthor {
  readonly kind: DocumentRow['author_kind'];
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly profession: string | undefined;
  readonly specialty: string | undefined;
}

/** A document in the version that is shown. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly classCode: string;
  readonly typeCode: string;
  readonly format: DocumentFormat;
  /** The day that it is about, `2026-03-03`. */
  readonly day: string;
  readonly version: number;
  readonly author: DocumentAuthor;
  readonly fileName: string;
  readonly content: ContentPlace;
  readonly isHidden: boolean;
  readonly isSecret: boolean;
  /** A professional keeps it back from the patient until then at the latest (R2). */
  readonly keptBackUntil: string | null;
  readonly isRead: boolean;
  readonly addedAt: Date;
  readonly changedAt: Date;
  readonly removedAt: Date | undefined;
}

/** What the sealed words of a document, or of one of its versions, are bound to. */
export const placeOf = (id: string): string => `document:${id}`;

/** A document as its row says it. `permit`: what lets its contents be read. @throws SealError */
export function toDocument(
  row: DocumentRow,
  how: { readonly permit: Permit; readonly key: RecordKey; readonly isRead: boolean },
): Document {
  const words = openWords(how.key, row.id, row.sealed);
  return {
    id: row.id,
    title: words.title,
    classCode: row.class_code,
    typeCode: row.type_code,
    format: row.format,
    day: row.day,
    version: row.version,
    author: {
      kind: row.author_kind,
      id: row.author_id,
      name: words.author,
      place: words.place,
      profession: row.profession ?? undefined,
      specialty: row.specialty ?? undefined,
    },
    fileName: words.fileName,
    content: { id: row.version_id, bytes: row.bytes, parts: row.parts, permit: how.permit },
    isHidden: row.hidden === 1,
    isSecret: row.secret === 1,
    keptBackUntil: row.kept_back_until,
    isRead: how.isRead,
    addedAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
    removedAt: row.removed_at === null ? undefined : new Date(row.removed_at),
  };
}

/** Somebody who leafs through a list sees the same documents again and again (decision 0005). */
const opened = keepLastFrom<DocumentWords>(500);

/** Opens the words of a document or of a version. @throws SealError */
export function openWords(key: RecordKey, id: string, sealed: string): Readonly<DocumentWords> {
  return opened(id, sealed, () => wordsSchema.parse(JSON.parse(key.open(placeOf(id), sealed))));
}
