import {
  findQueuedLetter,
  type LetterState,
  listPostQueue,
  markPosted,
  type QueuedLetter,
} from '../../messages/post.ts';
import type { World } from '../../world.ts';
import { type PostAccess, traceWorker } from '../counter/trace.ts';
import { heldLetters, holderOf } from './hold.ts';

/** A letter as whoever posts it sees it: to whom, and how far it is. What it says is seen on the paper alone. */
export interface PostLetter extends LetterState {
  /** Somebody else prints it now. */
  readonly isTaken: boolean;
}

/** The letters that wait, oldest first, at most `most`. Reading their addresses is written in the journal. */
export async function readPostQueue(world: World, access: PostAccess, most: number): Promise<QueuedLetter[]> {
  await world.db
    .transaction()
    .execute(trx => traceWorker(trx, world, { access, verb: 'letter.listed', details: { most } }));
  return listPostQueue(world, most);
}

/** The letters that somebody holds to print them, oldest first. Reading their addresses is written in the journal. */
export async function readHeldLetters(world: World, access: PostAccess): Promise<QueuedLetter[]> {
  const letters = await heldLetters(world, access);
  const details = { most: letters.length };
  await world.db
    .transaction()
    .execute(trx => traceWorker(trx, world, { access, verb: 'letter.listed', details }));
  return letters;
}

/** One letter, which is written in the journal; nothing for an unknown id. */
export async function readLetter(
  world: World,
  access: PostAccess,
  id: string,
): Promise<PostLetter | undefined> {
  const letter = await findQueuedLetter(world, id);
  if (letter === undefined) return undefined;
  const object = { kind: 'letter', id };
  await world.db
    .transaction()
    .execute(trx => traceWorker(trx, world, { access, verb: 'letter.read', object }));
  return { ...letter, isTaken: isTaken(letter, access) };
}

/** Whether somebody else than this one holds a letter now. */
const isTaken = ({ holder }: LetterState, access: PostAccess): boolean =>
  holder !== undefined && holder !== holderOf(access);

/**
 * Writes that a letter went to the post, which wipes what it said. A letter that nobody printed is refused: its
 * content would be lost. So is one that somebody else prints now: theirs is the paper.
 */
export async function postLetter(
  world: World,
  access: PostAccess,
  id: string,
): Promise<'posted' | 'not-printed' | 'posted-before' | 'taken'> {
  const letter = await findQueuedLetter(world, id);
  if (letter?.postedAt === null && isTaken(letter, access)) return 'taken';
  if (letter?.printedAt === null) return 'not-printed';
  return world.db.transaction().execute(async trx => {
    if (!(await markPosted(trx, world, id))) return 'posted-before';
    const object = { kind: 'letter', id };
    await traceWorker(trx, world, { access, verb: 'letter.posted', object });
    return 'posted';
  });
}
