import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findSetting, putSetting, type SettingRow } from './settings-store.ts';
import { traceAccount } from './trace.ts';

/** What a person chose for the messages of the account. Of an emergency they are always told (product rules, §5). */
export interface AccountSettings {
  /** A message after each sign-in (product rules, §2.10). */
  readonly signInNotices: boolean;
  /** Messages with a code, and those about the record, do not name the site either; other notices never do. */
  readonly discreet: boolean;
  /** A message when a document came in. */
  readonly newDocuments: boolean;
  /** A message when a professional is in the record for the first time. */
  readonly firstAccesses: boolean;
  /** A message each time that a professional is in the record. */
  readonly everyAccess: boolean;
}

/** What holds for an account that never chose. */
export const usualSettings: AccountSettings = {
  signInNotices: true,
  discreet: false,
  newDocuments: true,
  firstAccesses: true,
  everyAccess: false,
};

/** The settings of an account. */
export async function readSettings(db: Database | Trx, accountId: string): Promise<AccountSettings> {
  const row = await findSetting(db, accountId);
  if (row === undefined) return usualSettings;
  return {
    signInNotices: row.sign_in_notices === 1,
    discreet: row.discreet === 1,
    newDocuments: row.new_documents === 1,
    firstAccesses: row.first_accesses === 1,
    everyAccess: row.every_access === 1,
  };
}

const flag = (isOn: boolean): 0 | 1 => (isOn ? 1 : 0);

const rowOf = (accountId: string, chosen: AccountSettings): SettingRow => ({
  account_id: accountId,
  sign_in_notices: flag(chosen.signInNotices),
  discreet: flag(chosen.discreet),
  new_documents: flag(chosen.newDocuments),
  first_accesses: flag(chosen.firstAccesses),
  every_access: flag(chosen.everyAccess),
});

/** Keeps the settings that a person chose. */
export async function changeSettings(
  world: World,
  accountId: string,
  chosen: AccountSettings,
): Promise<void> {
  await world.db.transaction().execute(async trx => {
    const row = rowOf(accountId, chosen);
    const known = rowOf(accountId, await readSettings(trx, accountId));
    if (JSON.stringify(row) === JSON.stringify(known)) return;
    await putSetting(trx, row);
    const details = {
      notices: String(chosen.signInNotices),
      discreet: String(chosen.discreet),
      documents: String(chosen.newDocuments),
      firstAccesses: String(chosen.firstAccesses),
      everyAccess: String(chosen.everyAccess),
    };
    await traceAccount(trx, world, { accountId, verb: 'settings.changed', details });
  });
}
