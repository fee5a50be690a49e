import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isId } from '../storage/ids.ts';
import type { RecordKey } from '../storage/keys.ts';
import type { World } from '../world.ts';
import { recordKeyOf } from './records.ts';
import * as store from './sent-documents-store.ts';

const coding = z.object({ system: z.string(), code: z.string(), display: z.string().optional() });
const identifier = z.object({ system: z.string().optional(), value: z.string() });

const sentSchema = z.object({
  /** The one identifier that tells the document from all others in the world (`masterIdentifier`). */
  master: identifier.optional(),
  others: z.array(identifier).default([]),
  /** SHA-1 of the bytes, in base64; nothing where other bytes are kept: a photo loses the place where it was taken. */
  hash: z.string().optional(),
  contentType: z.string().optional(),
  language: z.string().optional(),
  /** How confidential the sender says that it is (`N`, `R`, `V`). */
  confidentiality: z.enum(['N', 'R', 'V']).default('N'),
  facility: coding.optional(),
  practice: coding.optional(),
  period: z.object({ start: z.string().optional(), end: z.string().optional() }).optional(),
  software: z.string(),
});

/** What a program said of a document beside what the site shows of it; sealed. */
export type SentWords = z.infer<typeof sentSchema>;

const placeOf = (versionId: string): string => `sent_document:${versionId}`;

/** Seals what was said of a version. */
export function sealSent(key: RecordKey, versionId: string, words: SentWords): string {
  return key.seal(placeOf(versionId), JSON.stringify(words));
}

/**
 * The fingerprint of an identifier that somebody gave to a document: the identifiers of one professional never meet
 * those of another, so that nobody learns which ones are taken.
 */
export function printOf(
  key: RecordKey,
  rpps: string,
  { system = '', value }: { system?: string | undefined; value: string },
): string {
  return key.print(`sent:${JSON.stringify([rpps, system, value])}`);
}

/** The fingerprint of bytes as they were sent. */
export function printOfBytes(key: RecordKey, bytes: Uint8Array): string {
  return key.print(`sent-bytes:${createHash('sha256').update(bytes).digest('base64url')}`);
}

/** What was said of a version, and the identifier of the version before, where programs sent them. */
export interface Sent {
  readonly words: SentWords | undefined;
  readonly before: SentWords['master'];
}

/** What programs said of these documents of one record, by the id of the document. @throws SealError */
export async function sentWordsOf(
  world: World,
  recordId: string,
  documents: readonly { readonly id: string; readonly content: { readonly id: string } }[],
): Promise<ReadonlyMap<string, Sent>> {
  const rows = await store.sentOf(
    world.db,
    documents.map(({ id }) => id),
  );
  if (rows.length === 0) return new Map();
  const key = await recordKeyOf(world, world.db, recordId);
  const open = (row: store.SentRow): SentWords =>
    sentSchema.parse(JSON.parse(key.open(placeOf(row.version_id), row.sealed)));
  return new Map(
    documents.map(({ id, content }) => {
      const own = rows.filter(row => row.document_id === id);
      const now = own.find(row => row.version_id === content.id);
      const [earlier] = own
        .filter(row => row !== now)
        .sort((a, b) => b.created_at.localeCompare(a.created_at));
      const before = earlier === undefined ? undefined : open(earlier).master;
      return [id, { words: now && open(now), before }];
    }),
  );
}

/** Where what has this id is kept: the document that shows this version now. Whether somebody may see it is not asked. */
export async function versionPlace(
  world: World,
  versionId: string,
): Promise<{ readonly documentId: string; readonly recordId: string } | undefined> {
  return isId(versionId) ? store.placeOfVersion(world.db, versionId) : undefined;
}

/** The record that a document is in, whoever may see it; nothing for one that is not there. */
export async function recordOfDocument(world: World, id: string): Promise<string | undefined> {
  return isId(id) ? store.recordOfDocument(world.db, id) : undefined;
}
