import type { World } from '../world.ts';
import { findLook, putLook } from './look-store.ts';

/** The look that an account has chosen for its pages, in code words; nothing when it never chose. */
export async function lookOfAccount({ db, keys }: World, accountId: string): Promise<string | undefined> {
  const row = await findLook(db, accountId);
  return row && keys.open('account_look', accountId, row.sealed);
}

/**
 * Keeps how an account wants its pages to look. Sealed, for it may tell of somebody's eyes. No journal entry: it opens
 * nothing, changes nothing that anyone else sees, and a line in the history would tell its readers of those eyes.
 */
export async function chooseLook(
  world: World,
  { accountId, look }: { accountId: string; look: string },
): Promise<void> {
  const sealed = world.keys.seal('account_look', accountId, look);
  const row = { account_id: accountId, sealed, chosen_at: world.now().toISOString() };
  await world.db.transaction().execute(trx => putLook(trx, row));
}
