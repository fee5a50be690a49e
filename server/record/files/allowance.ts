import { type Limit, takeFromLimit } from '../../storage/limits.ts';
import { hour } from '../../storage/time.ts';
import type { World } from '../../world.ts';

/** More than anybody sorts into a record in an hour, and too few to fill a disk with what no document holds yet. */
const filesAnHour: Limit = { name: 'files', most: 200, window: hour };

/** Counts one more file of an account. Says whether it may still come in. */
export async function mayBringFile(world: World, accountId: string): Promise<boolean> {
  return world.db
    .transaction()
    .execute(trx => takeFromLimit(trx, world, { limit: filesAnHour, who: accountId }));
}
