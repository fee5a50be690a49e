import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import { type RecordKey, SealError } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { dropContent, findPart, insertContent, insertPart, mayBeRead } from './contents-store.ts';
import type { Permit } from './policy/decide.ts';
import { AccessError, recordKeyOf } from './records.ts';

/**
 * How much is sealed at once, in bytes: what a request holds in memory, whatever the size of the file. Everybody else
 * waits while a part is sealed and written, so it is small.
 */
const partSize = 32 * 1024;
/** How long everybody else has after each part, in milliseconds: 10 MB take two thirds of a second more. */
const pause = 2;

/** Bytes that came in whole, sealed and waiting for the document that will hold them. */
export interface StoredContent {
  readonly id: string;
  readonly bytes: number;
  readonly parts: number;
  /** Tells the same bytes in the same record again, and nothing else. */
  readonly print: string;
}

function printOfDigest({ keys }: World, recordId: string, digest: string): string {
  return keys.lookup('content', `${recordId}:${digest}`);
}

/** Whether a content of a record that has just come in holds these very bytes. */
export function holdsBytes(
  world: World,
  recordId: string,
  what: { content: StoredContent; bytes: Uint8Array },
): boolean {
  const digest = createHash('sha256').update(what.bytes).digest('base64url');
  return printOfDigest(world, recordId, digest) === what.content.print;
}

/** A part is bound to its place, so that parts can be neither swapped nor left out. */
const placeOf = (id: string, number: number): string => `content:${id}:${number}`;

/** Where bytes go as they come in, sealed part by part. No document holds them yet: see `keepContent` in the store. */
export class ContentSink {
  readonly #world: World;
  readonly #db: Database | Trx;
  readonly #recordId: string;
  readonly #key: RecordKey;
  readonly #hash = createHash('sha256');
  readonly id: string;
  /** What came in and is not sealed yet: one place for all of a file, for garbage stops everybody while it is taken away. */
  readonly #held = Buffer.allocUnsafe(partSize);
  #heldSize = 0;
  #bytes = 0;
  #parts = 0;

  constructor(world: World, to: { db: Database | Trx; id: string; recordId: string; key: RecordKey }) {
    this.#world = world;
    this.#db = to.db;
    this.id = to.id;
    this.#recordId = to.recordId;
    this.#key = to.key;
  }

  /** How many bytes came in. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the next bytes, and resolves when more may come. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    for (let taken = 0; taken < bytes.length; ) {
      const next = bytes.subarray(taken, taken + partSize - this.#heldSize);
      this.#held.set(next, this.#heldSize);
      this.#heldSize += next.length;
      taken += next.length;
      if (this.#heldSize === partSize) await this.#seal();
    }
  }

  async finish(): Promise<StoredContent> {
    if (this.#heldSize > 0) await this.#seal();
    const print = printOfDigest(this.#world, this.#recordId, this.#hash.digest('base64url'));
    return { id: this.id, bytes: this.#bytes, parts: this.#parts, print };
  }

  /** Gives the space back: the bytes broke off, or are refused. */
  async drop(): Promise<void> {
    await dropContent(this.#db, this.id);
  }

  /** Seals what is held as the next part. */
  async #seal(): Promise<void> {
    // Writing holds up everybody: whoever waits is answered before the next part.
    if (this.#parts > 0) await wait(pause);
    const part = this.#held.subarray(0, this.#heldSize);
    const sealed = this.#key.sealBytes(placeOf(this.id, this.#parts), part);
    await insertPart(this.#db, { content_id: this.id, number: this.#parts, sealed });
    this.#parts += 1;
    this.#heldSize = 0;
  }
}

/**
 * Begins to take bytes into a record. Inside a transaction `db` is that transaction.
 * @throws SealError when the record's key was destroyed
 */
export async function beginContent(
  world: World,
  recordId: string,
  db: Database | Trx = world.db,
): Promise<ContentSink> {
  const id = newId(world.random);
  const key = await recordKeyOf(world, db, recordId);
  await insertContent(db, { id, record_id: recordId, begun_at: world.now().toISOString() });
  return new ContentSink(world, { db, id, recordId, key });
}

/** What is needed to read a content again. */
export interface ContentPlace extends Pick<StoredContent, 'id' | 'bytes' | 'parts'> {
  /** What lets it be read. */
  readonly permit: Permit;
}

/**
 * Gives the bytes of a content, part by part, as far as its document may still be seen.
 * @throws SealError when a part is missing or was changed, AccessError when its document may not be seen (any more)
 */
export async function* readContent(world: World, place: ContentPlace): AsyncGenerator<Buffer> {
  if (!(await mayBeRead(world.db, place.permit, place.id))) throw new AccessError('No document to be seen.');
  const key = await recordKeyOf(world, world.db, place.permit.recordId);
  let bytes = 0;
  for (let number = 0; number < place.parts; number += 1) {
    const part = await openPart(world, key, { id: place.id, number });
    bytes += part.length;
    yield part;
  }
  if (bytes !== place.bytes) throw new SealError('A content is not as long as it was.');
}

async function openPart(world: World, key: RecordKey, at: { id: string; number: number }): Promise<Buffer> {
  const sealed = await findPart(world.db, at.id, at.number);
  if (sealed === undefined) throw new SealError('A part of a content is missing.');
  return key.openBytes(placeOf(at.id, at.number), sealed);
}

/** The whole of a content, for what must be read whole. */
export async function wholeContent(world: World, place: ContentPlace): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readContent(world, place)) parts.push(part);
  return Buffer.concat(parts);
}
