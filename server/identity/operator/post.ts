import {
  findQueuedLetter,
  letterPdf,
  listPostQueue,
  markPosted,
  markPrinted,
  type QueuedLetter,
} from '../../messages/post.ts';
import type { Printer } from '../../messages/print/printer.ts';
import type { World } from '../../world.ts';
import type { OperatorAccess } from './access.ts';
import { traceOperator } from './trace.ts';

/** A letter as the operator sees it: to whom, and how far it is. What it says is seen on the paper alone. */
export type OperatorLetter = NonNullable<Awaited<ReturnType<typeof findQueuedLetter>>>;

/** The letters that wait, oldest first, at most `most`. Reading their addresses is written in the journal. */
export async function readPostQueue(
  world: World,
  access: OperatorAccess,
  most: number,
): Promise<QueuedLetter[]> {
  await world.db
    .transaction()
    .execute(trx => traceOperator(trx, world, { access, verb: 'letter.listed', details: { most } }));
  return listPostQueue(world, most);
}

/** One letter, which is written in the journal; nothing for an unknown id. */
export async function readLetter(
  world: World,
  access: OperatorAccess,
  id: string,
): Promise<OperatorLetter | undefined> {
  const letter = await findQueuedLetter(world, id);
  if (letter === undefined) return undefined;
  await world.db
    .transaction()
    .execute(trx =>
      traceOperator(trx, world, { access, verb: 'letter.read', object: { kind: 'letter', id } }),
    );
  return letter;
}

/**
 * The letter as a PDF, with the entry that says who printed it: a second printing has an entry of its own.
 * @throws LetterGone for one unknown or posted, or what the printer throws
 */
export async function printLetter(
  world: World,
  access: OperatorAccess,
  what: { printer: Printer; id: string },
): Promise<Uint8Array> {
  const { id } = what;
  const pdf = await letterPdf(world, what.printer, id);
  await world.db.transaction().execute(async trx => {
    await markPrinted(trx, world, id);
    await traceOperator(trx, world, { access, verb: 'letter.printed', object: { kind: 'letter', id } });
  });
  return pdf;
}

/**
 * Writes that a letter went to the post, which wipes what it said. A letter that nobody printed is refused: its
 * content would be lost.
 */
export async function postLetter(
  world: World,
  access: OperatorAccess,
  id: string,
): Promise<'posted' | 'not-printed' | 'posted-before'> {
  const letter = await findQueuedLetter(world, id);
  if (letter?.printedAt === null) return 'not-printed';
  return world.db.transaction().execute(async trx => {
    if (!(await markPosted(trx, world, id))) return 'posted-before';
    await traceOperator(trx, world, { access, verb: 'letter.posted', object: { kind: 'letter', id } });
    return 'posted';
  });
}
