import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { announceChange } from './account-changes.ts';
import { keepSheet, prepareSheet } from './code-sheet.ts';
import { readFactors } from './factors.ts';
import { dropFreshSheet, findFreshSheet, putFreshSheet } from './settings-store.ts';
import { traceAccount } from './trace.ts';

/** The codes of a sheet can be read as long as the identifiers of a new record (product rules, §1.7). */
const shown = 30 * minute;

/** Names a sheet that was made a moment ago, and whose it is. */
export interface FreshSheet {
  readonly accountId: string;
  readonly sheetId: string;
}

/**
 * Makes a sheet of ten codes, in the place of the one before, and tells every contact. Its codes wait, sealed, for the
 * page that shows them. Returns the sheet's id.
 */
export async function makeSheet(world: World, accountId: string): Promise<string> {
  const sheet = await prepareSheet(world);
  await world.db.transaction().execute(async trx => {
    await announceChange(trx, world, { accountId, what: 'sheet' });
    await keepSheet(trx, world, { accountId, sheet });
    const codes = JSON.stringify({ codes: sheet.codes });
    await putFreshSheet(trx, {
      account_id: accountId,
      sheet_id: sheet.id,
      sealed: world.keys.seal('fresh_sheet', accountId, codes),
      expires_at: after(world.now(), shown),
    });
  });
  return sheet.id;
}

/** The codes of a new sheet; nothing when they were kept already or their 30 minutes are over. Each reading is traced. */
export async function readFreshSheet(
  world: World,
  { accountId, sheetId }: FreshSheet,
  verb: 'sheet.shown' | 'sheet.printed',
): Promise<readonly string[] | undefined> {
  const row = await findFreshSheet(world.db, accountId);
  if (row === undefined || row.sheet_id !== sheetId || row.expires_at <= world.now().toISOString())
    return undefined;
  const { codes } = JSON.parse(world.keys.open('fresh_sheet', accountId, row.sealed));
  await world.db.transaction().execute(trx => traceAccount(trx, world, { accountId, verb }));
  return codes.map(String);
}

/** « J'ai gardé ma feuille »: the codes are wiped. Doing it twice is harmless. */
export async function forgetFreshSheet(world: World, accountId: string): Promise<void> {
  await world.db.transaction().execute(async trx => {
    if (await dropFreshSheet(trx, accountId))
      await traceAccount(trx, world, { accountId, verb: 'sheet.kept' });
  });
}

/**
 * Whether an account has nothing yet to sign in with the next time: no contact, no app and no sheet, or one whose codes
 * wait to be kept (product rules, §2.5).
 */
export async function needsSheet(world: World, accountId: string): Promise<boolean> {
  const factors = await readFactors(world, accountId);
  if (factors.length === 0) return true;
  const isSheetAlone = factors.every(factor => factor.kind === 'sheet');
  return isSheetAlone && (await findFreshSheet(world.db, accountId)) !== undefined;
}
