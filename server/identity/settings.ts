import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findSetting, putSetting } from './settings-store.ts';
import { traceAccount } from './trace.ts';

/** What a person chose for the messages of the account. */
export interface AccountSettings {
  /** A message after each sign-in (product rules, §2.10). */
  readonly signInNotices: boolean;
  /** The messages with a code do not name the site either; notices never do. */
  readonly discreet: boolean;
}

/** The settings of an account; for one that never chose: told of each sign-in, and codes that name the site. */
export async function readSettings(db: Database | Trx, accountId: string): Promise<AccountSettings> {
  const row = await findSetting(db, accountId);
  return { signInNotices: row?.sign_in_notices !== 0, discreet: row?.discreet === 1 };
}

/** Keeps the settings that a person chose. */
export async function changeSettings(
  world: World,
  accountId: string,
  chosen: AccountSettings,
): Promise<void> {
  await world.db.transaction().execute(async trx => {
    const known = await readSettings(trx, accountId);
    if (known.signInNotices === chosen.signInNotices && known.discreet === chosen.discreet) return;
    await putSetting(trx, {
      account_id: accountId,
      sign_in_notices: chosen.signInNotices ? 1 : 0,
      discreet: chosen.discreet ? 1 : 0,
    });
    const details = { notices: String(chosen.signInNotices), discreet: String(chosen.discreet) };
    await traceAccount(trx, world, { accountId, verb: 'settings.changed', details });
  });
}
