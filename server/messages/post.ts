import { referenceLanguage, translator } from '../i18n.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { letterDocument } from './content.ts';
import { findLetter, findUnposted, insertLetter, setPosted, setPrinted } from './post-store.ts';
import type { LetterDocument } from './print/document.ts';
import type { Printer } from './print/printer.ts';

/** The letter does not exist, or its content was wiped when it was posted. */
export class LetterGone extends Error {}

/** A letter that waits to be printed and posted. Instants are in ISO 8601. */
export interface QueuedLetter {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly recipient: readonly string[];
  readonly createdAt: string;
  readonly printedAt: string | null;
}

/** A letter of the queue, or one that was posted. `holder`: who prints it now, as kind and id. */
export interface LetterState extends QueuedLetter {
  readonly postedAt: string | null;
  readonly holder: string | undefined;
}

/** Puts a letter in the post queue, under the id of its message. A second time changes nothing. */
export async function queueLetter(
  trx: Trx,
  world: World,
  letter: { id: string; kind: string; document: LetterDocument },
): Promise<void> {
  const { id, kind, document } = letter;
  const sealed = world.keys.seal('post_letter', id, JSON.stringify(document));
  const created_at = world.now().toISOString();
  await insertLetter(trx, { id, kind, language: document.language, sealed, created_at });
}

function openLetter(world: World, id: string, sealed: string): LetterDocument {
  return letterDocument.parse(JSON.parse(world.keys.open('post_letter', id, sealed)));
}

/** The letters to print and post, oldest first, with the lines of their addresses; at most so many where it is said. */
export async function listPostQueue(world: World, most?: number): Promise<QueuedLetter[]> {
  return (await findUnposted(world.db, most)).map(row => showLetter(world, row));
}

/** One letter of the queue, or one that was posted: its address is wiped then. Nothing for an unknown id. */
export async function findQueuedLetter(world: World, id: string): Promise<LetterState | undefined> {
  const row = await findLetter(world.db, id);
  if (row === undefined) return undefined;
  const isHeld = row.held_until !== null && row.held_until > world.now().toISOString();
  const holder = (isHeld ? row.held_by : null) ?? undefined;
  return { ...showLetter(world, row), postedAt: row.posted_at, holder };
}

/** A row of the queue as it is shown. */
export function showLetter(world: World, row: Tables['post_letter']): QueuedLetter {
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    recipient: row.sealed === null ? [] : openLetter(world, row.id, row.sealed).recipient,
    createdAt: row.created_at,
    printedAt: row.printed_at,
  };
}

/** The letter `id` as a tagged PDF. @throws LetterGone, or what the printer throws. */
export async function letterPdf(world: World, printer: Printer, id: string): Promise<Uint8Array> {
  return printer.print(await letterOf(world, id));
}

/**
 * Several letters as one tagged PDF, in their order, each beginning on a page of its own.
 * @throws LetterGone when one is gone, or what the printer throws
 */
export async function lettersPdf(
  world: World,
  printer: Printer,
  ids: readonly string[],
): Promise<Uint8Array> {
  const letters = await Promise.all(ids.map(id => letterOf(world, id)));
  const title = translator(referenceLanguage)('print:letters.title');
  return printer.print({ kind: 'letters', language: referenceLanguage, title, letters });
}

async function letterOf(world: World, id: string): Promise<LetterDocument> {
  const sealed = (await findLetter(world.db, id))?.sealed ?? undefined;
  if (sealed === undefined) throw new LetterGone('This letter is gone.');
  return openLetter(world, id, sealed);
}

/** Writes when a letter was first printed. Returns false for one unknown or posted, or printed before without `isAgain`. */
export function markPrinted(
  trx: Trx,
  world: World,
  { id, isAgain = true }: { id: string; isAgain?: boolean },
): Promise<boolean> {
  return setPrinted(trx, { id, isAgain, now: world.now().toISOString() });
}

/** Writes that the letter was posted and wipes its content. Returns false for one unknown or posted before. */
export function markPosted(trx: Trx, world: World, id: string): Promise<boolean> {
  return setPosted(trx, id, world.now().toISOString());
}
