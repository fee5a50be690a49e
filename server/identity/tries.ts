import { clearLimit, countHit, type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { second } from '../storage/time.ts';
import type { World } from '../world.ts';

/**
 * How long an answer waits after so many tries, in milliseconds: not at all for the first `free` ones, then longer with
 * each, 4 seconds at the most. It is the same for a name that nobody has.
 */
export function pauseAfter(tries: number, free: number): number {
  return Math.min(4 * second, Math.max(0, tries - free) * 100);
}

/** What keeps guessing from paying at one way of signing in. */
export interface TryLimits {
  /** Refuses a network address. */
  readonly perAddress: Limit;
  /** Refuses one name from one address: the owner, elsewhere, is never kept out. */
  readonly perPair: Limit;
  /** Failures from many addresses on one name make each answer slower, and never refuse the owner. */
  readonly perName: Limit;
}

/** A try: the network address it comes from, and the name (a keyed fingerprint of it) that was typed, known or not. */
export interface Try {
  readonly limits: TryLimits;
  readonly address: string;
  readonly name: string;
}

const pairOf = ({ name, address }: Try): string => `${name}|${address}`;

/** Counts a try; gives how many there were on this name within the limit's window. */
export async function countTry(trx: Trx, world: World, what: Try): Promise<number | 'too-many'> {
  const { perAddress, perPair, perName } = what.limits;
  const mayAddress = await takeFromLimit(trx, world, { limit: perAddress, who: what.address });
  const mayPair = mayAddress && (await takeFromLimit(trx, world, { limit: perPair, who: pairOf(what) }));
  return mayPair ? countHit(trx, world, { limit: perName, who: what.name }) : 'too-many';
}

/** Forgets the tries of a name that was let in: from this address, and those that made its answers slower. */
export async function clearTries(trx: Trx, world: World, what: Try): Promise<void> {
  await clearLimit(trx, world, { limit: what.limits.perPair, who: pairOf(what) });
  await clearLimit(trx, world, { limit: what.limits.perName, who: what.name });
}
