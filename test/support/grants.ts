import { newId } from '../../server/storage/ids.ts';
import type { Tables } from '../../server/storage/tables.ts';
import type { World } from '../../server/world.ts';

/** An account that holds no grant for this record. */
export async function otherAccount({ db }: World, recordId: string): Promise<string> {
  const holders = db.selectFrom('record_grant').select('account_id').where('record_id', '=', recordId);
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('id', 'not in', holders)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Gives an account a grant to read some classes of documents. Returns its id. */
export async function giveGrant(
  world: World,
  grant: {
    readonly accountId: string;
    readonly recordId: string;
    readonly see: 'all' | readonly string[];
    readonly capacity?: Tables['record_grant']['capacity'];
    readonly until?: string;
  },
): Promise<string> {
  const id = newId(world.random);
  await world.db
    .insertInto('record_grant')
    .values({
      ...{ id, account_id: grant.accountId, record_id: grant.recordId },
      capacity: grant.capacity ?? 'caregiver',
      scope: JSON.stringify({ see: grant.see, add: false, manage: false, history: false }),
      ...{ valid_from: world.now().toISOString(), valid_until: grant.until ?? null },
    })
    .execute();
  return id;
}
