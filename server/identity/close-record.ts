import { closeRecordIn, reopenRecordIn } from '../record/closing.ts';
import type { RecordAccess } from '../record/records.ts';
import type { World } from '../world.ts';
import { notifyAccount } from './notices.ts';

/**
 * Closes the record of its owner, and tells every contact of the account, in words that say neither whose nor what it is.
 * Gives whether it was open.
 * @throws AccessError
 */
export async function closeRecord(world: World, access: RecordAccess): Promise<boolean> {
  const { accountId } = access;
  return world.db.transaction().execute(async trx => {
    const isDone = await closeRecordIn(trx, world, access);
    const values = { date: world.now().toISOString() };
    if (isDone) await notifyAccount(trx, world, { accountId, kind: 'space-closed', values });
    return isDone;
  });
}

/** Opens the own record of an account again, and tells every contact. Gives whether it was closed. */
export async function reopenRecord(world: World, accountId: string): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    const isDone = await reopenRecordIn(trx, world, accountId);
    const values = { date: world.now().toISOString() };
    if (isDone) await notifyAccount(trx, world, { accountId, kind: 'space-reopened', values });
    return isDone;
  });
}
