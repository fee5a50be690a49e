import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { announceChange } from './account-changes.ts';
import { type AppResult, confirmAuthenticator, removeAuthenticator } from './authenticator.ts';
import { voidSheet } from './code-sheet.ts';
import { factorKindsIn } from './factors.ts';
import { dropFreshSheet } from './settings-store.ts';

/** Adds the app whose first code this is, and tells every contact. */
export async function addApp(
  world: World,
  { accountId, typed }: { accountId: string; typed: string },
): Promise<AppResult> {
  const also = async (trx: Trx): Promise<void> => {
    await announceChange(trx, world, { accountId, what: 'app' });
  };
  return confirmAuthenticator(world, { accountId, typed, also });
}

/**
 * Takes the app or the sheet of codes away and tells every contact. Returns `last` when nothing else would be left to
 * sign in with: then it stays. One that is gone already is no mistake.
 */
export async function removeFactor(
  world: World,
  { accountId, kind }: { accountId: string; kind: 'app' | 'sheet' },
): Promise<'removed' | 'last'> {
  return world.db.transaction().execute(async trx => {
    const all = await factorKindsIn(trx, world, accountId);
    if (all.length === 1 && all[0] === kind) return 'last';
    if (all.includes(kind)) await announceChange(trx, world, { accountId, what: kind });
    if (kind === 'app') await removeAuthenticator(trx, world, accountId);
    else {
      await voidSheet(trx, world, accountId);
      await dropFreshSheet(trx, accountId);
    }
    return 'removed';
  });
}
