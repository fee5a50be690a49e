import { findQueuedLetter, letterPdf, lettersPdf, markPosted, markPrinted } from '../../messages/post.ts';
import { findHeld, holdLetters } from '../../messages/post-store.ts';
import type { Printer } from '../../messages/print/printer.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import { type PostAccess, traceWorker } from '../counter/trace.ts';
import { giveBack, heldLetters, holderOf, holdOf } from './hold.ts';

/**
 * What printing comes to. `printed-before`: somebody printed one of them, and nobody said « encore »; `taken`: somebody
 * else prints it now; `gone`: it is unknown, or was posted.
 */
export type Printing =
  | { readonly is: 'printed'; readonly pdf: Uint8Array }
  | { readonly is: 'printed-before' | 'taken' | 'gone' };

/** `isAgain`: whoever prints was told that it is not the first time, and wants it so. */
interface Wish {
  readonly printer: Printer;
  readonly isAgain: boolean;
}

/**
 * One letter as a PDF, with the entry that says who printed it: a second printing has an entry of its own, and needs a
 * word. The letter is theirs for half an hour then. Nothing is written when the printer fails. @throws what the printer throws
 */
export async function printLetter(
  world: World,
  access: PostAccess,
  what: Wish & { readonly id: string },
): Promise<Printing> {
  const letter = await findQueuedLetter(world, what.id);
  if (letter === undefined || letter.postedAt !== null) return { is: 'gone' };
  if (!what.isAgain && letter.printedAt !== null) return { is: 'printed-before' };
  const isHeld = letter.holder === holderOf(access);
  if (!(await take(world, access, what.id))) return { is: 'taken' };
  try {
    return await print(world, access, { ...what, letters: [letter] });
  } catch (failure) {
    if (!isHeld) await giveBackNow(world, access, what.id);
    throw failure;
  }
}

/** The letters that somebody holds as one PDF, with an entry for each. @throws what the printer throws */
export async function printHeld(world: World, access: PostAccess, wish: Wish): Promise<Printing> {
  const letters = await heldLetters(world, access);
  return letters.length === 0 ? { is: 'gone' } : print(world, access, { ...wish, letters });
}

/** Writes that the letters that somebody holds and printed went to the post, which wipes them. Returns how many. */
export async function postHeld(world: World, access: PostAccess): Promise<number> {
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    const printed = (await findHeld(trx, holdOf(world, access))).filter(row => row.printed_at !== null);
    for (const { id } of printed) {
      await markPosted(trx, world, id);
      await trace(trx, world, { access, verb: 'letter.posted', id });
    }
    return printed.length;
  });
}

async function take(world: World, access: PostAccess, id: string): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    return (await holdLetters(trx, [id], holdOf(world, access))).length > 0;
  });
}

async function giveBackNow(world: World, access: PostAccess, id: string): Promise<void> {
  await world.db.transaction().execute(trx => giveBack(trx, access, [id]));
}

type Letters = readonly { readonly id: string; readonly printedAt: string | null }[];

/** Makes the file first and writes afterwards: what could not be printed is as it was. */
async function print(
  world: World,
  access: PostAccess,
  { printer, isAgain, letters }: Wish & { readonly letters: Letters },
): Promise<Printing> {
  if (!isAgain && letters.some(({ printedAt }) => printedAt !== null)) return { is: 'printed-before' };
  const ids = letters.map(({ id }) => id);
  const [only = ''] = ids;
  const pdf = await (ids.length === 1 ? letterPdf(world, printer, only) : lettersPdf(world, printer, ids));
  try {
    await world.db.transaction().execute(trx => note(trx, world, { access, ids, isAgain }));
  } catch (error) {
    if (error instanceof PrintedMeanwhile) return { is: 'printed-before' };
    throw error;
  }
  return { is: 'printed', pdf };
}

async function note(
  trx: Trx,
  world: World,
  { access, ids, isAgain }: { access: PostAccess; ids: readonly string[]; isAgain: boolean },
): Promise<void> {
  // They stay with whoever printed them long enough to be folded.
  await holdLetters(trx, ids, holdOf(world, access));
  for (const id of ids) {
    const became = await markPrinted(trx, world, { id, isAgain });
    if (!became) throw new PrintedMeanwhile('The letter was printed or posted meanwhile.');
    await trace(trx, world, { access, verb: 'letter.printed', id });
  }
}

/** Another press of the same person was quicker: nothing of this one is written. */
class PrintedMeanwhile extends Error {}

async function trace(
  trx: Trx,
  world: World,
  { access, verb, id }: { access: PostAccess; verb: 'letter.printed' | 'letter.posted'; id: string },
): Promise<void> {
  await traceWorker(trx, world, { access, verb, object: { kind: 'letter', id } });
}
