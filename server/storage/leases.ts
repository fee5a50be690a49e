import type { World } from '../world.ts';
import { after } from './time.ts';

/**
 * Takes or renews the lease `name` for `holder` for `ms` milliseconds, so that of several processes one alone does a
 * job. Returns whether the holder has it now. A holder that died loses it when the time is over.
 */
export async function takeLease(
  world: World,
  name: string,
  hold: { holder: string; ms: number },
): Promise<boolean> {
  const now = world.now();
  const until = after(now, hold.ms);
  const result = await world.db
    .insertInto('lease')
    .values({ name, holder: hold.holder, until })
    .onConflict(conflict =>
      conflict
        .column('name')
        .doUpdateSet({ holder: hold.holder, until })
        .where(where =>
          where.or([where('lease.holder', '=', hold.holder), where('lease.until', '<=', now.toISOString())]),
        ),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Gives the lease back at once, if `holder` has it. */
export async function dropLease(world: World, name: string, holder: string): Promise<void> {
  await world.db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
}
