import type { QueuedLetter } from '../../messages/post.ts';
import { showLetter } from '../../messages/post.ts';
import { dropHold, findFree, findHeld, type Hold, holdLetters } from '../../messages/post-store.ts';
import type { Trx } from '../../storage/tables.ts';
import { after, minute } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import type { PostAccess } from '../counter/trace.ts';

/** How long whoever prints letters has them for themselves: a jam of paper is mended in that time. */
const heldFor = 30 * minute;

/** How many letters one file holds at most. */
export const mostAtOnce = 50;

/** The name under which somebody holds letters. */
export const holderOf = ({ actor }: PostAccess): string => `${actor.kind}:${actor.id}`;

/** Who holds letters, from now on. */
export function holdOf(world: World, access: PostAccess): Hold {
  const now = world.now();
  return { holder: holderOf(access), now: now.toISOString(), until: after(now, heldFor) };
}

/**
 * Takes the oldest letters that nobody has printed or prints now, 50 at most, to print them at once. Of two people at
 * once each takes others. Returns how many this one has now.
 */
export async function takeLetters(world: World, access: PostAccess): Promise<number> {
  return world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    const hold = holdOf(world, access);
    const held = (await findHeld(trx, hold)).length;
    const free = await findFree(trx, { now: hold.now, most: Math.max(0, mostAtOnce - held) });
    if (free.length === 0) return held;
    const ids = free.map(({ id }) => id);
    return held + (await holdLetters(trx, ids, hold)).length;
  });
}

/** The letters that somebody holds now, oldest first. */
export async function heldLetters(world: World, access: PostAccess): Promise<QueuedLetter[]> {
  const rows = await findHeld(world.db, holdOf(world, access));
  return rows.map(row => showLetter(world, row));
}

/** Gives back the letters that somebody holds: they wait for whoever comes. */
export async function giveBackLetters(world: World, access: PostAccess): Promise<void> {
  await world.db.transaction().execute(async trx => {
    await access.confirm(trx);
    await giveBack(
      trx,
      access,
      (await findHeld(trx, holdOf(world, access))).map(({ id }) => id),
    );
  });
}

/** Gives back some letters, inside a transaction. */
export async function giveBack(trx: Trx, access: PostAccess, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await dropHold(trx, ids, holderOf(access));
}
