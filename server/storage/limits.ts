import type { World } from '../world.ts';
import { newId } from './ids.ts';
import type { Trx } from './tables.ts';
import { after } from './time.ts';

/** At most `most` events in any `window` milliseconds. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly window: number;
}

/**
 * Counts one event for `who` (a number, an address, an account: kept as a keyed fingerprint only).
 * Returns whether it is still within the limit; an event over the limit is not counted, so waiting always helps.
 */
export async function takeFromLimit(
  trx: Trx,
  world: World,
  what: { limit: Limit; who: string },
): Promise<boolean> {
  const now = world.now();
  const bucket = bucketOf(world, what);
  const since = after(now, -what.limit.window);
  await trx.deleteFrom('rate_hit').where('bucket', '=', bucket).where('at', '<=', since).execute();
  const hits = await trx.selectFrom('rate_hit').select('id').where('bucket', '=', bucket).execute();
  if (hits.length >= what.limit.most) return false;
  await trx
    .insertInto('rate_hit')
    .values({ id: newId(world.random), bucket, at: now.toISOString() })
    .execute();
  return true;
}

/**
 * Counts one event for `who` whatever the limit says, so that many of them can make answers slower instead of refusing.
 * Returns how many there are within the window by now, this one too; the limit's `most` is the highest number it gives.
 */
export async function countHit(trx: Trx, world: World, what: { limit: Limit; who: string }): Promise<number> {
  await takeFromLimit(trx, world, what);
  const since = after(world.now(), -what.limit.window);
  const bucket = bucketOf(world, what);
  const hits = trx.selectFrom('rate_hit').select('id').where('bucket', '=', bucket).where('at', '>', since);
  return (await hits.execute()).length;
}

/** Forgets what was counted for `who`: the right password was given, the slate is clean. */
export async function clearLimit(trx: Trx, world: World, what: { limit: Limit; who: string }): Promise<void> {
  await trx.deleteFrom('rate_hit').where('bucket', '=', bucketOf(world, what)).execute();
}

/** Forgets what is older than any limit looks at. */
export async function dropOldHits(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom('rate_hit').where('at', '<=', before).execute();
}

function bucketOf(world: World, { limit, who }: { limit: Limit; who: string }): string {
  return world.keys.lookup('limit', `${limit.name}:${who}`);
}
