import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findSheet, insertSheet, takeSheetCode, voidSheets } from './factors-store.ts';
import { hashCode, keysOf } from './hashing.ts';
import { makeOneTimeCode, normaliseDigits } from './secrets.ts';
import { traceAccount } from './trace.ts';

/** Product rules, §2.5: ten printed codes, each for one use. */
export const sheetSize = 10;
/** As long as a code by message at its longest: more than the 20 bits of ASVS 6.5.4, and the same field to type it in. */
const digits = 8;

/** A sheet that was made and not kept yet. The codes are in clear: they are shown once and never stored. */
export interface PreparedSheet {
  readonly id: string;
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
}

const bindingOf = (sheetId: string): string => `sheet|${sheetId}`;

/** Makes ten different codes and their hashes: slow, so before the transaction that keeps them. */
export async function prepareSheet(world: World): Promise<PreparedSheet> {
  const id = newId(world.random);
  const codes = new Set<string>();
  while (codes.size < sheetSize) codes.add(makeOneTimeCode(world.random, digits));
  const hash = (code: string) => hashCode(world, code, { to: bindingOf(id) });
  return { id, codes: [...codes], hashes: await Promise.all([...codes].map(hash)) };
}

/** Gives an account its sheet of codes; the one before, if any, opens nothing any more. */
export async function keepSheet(
  trx: Trx,
  world: World,
  { accountId, sheet }: { accountId: string; sheet: PreparedSheet },
): Promise<void> {
  const now = world.now().toISOString();
  await voidSheets(trx, accountId, now);
  const rows = sheet.hashes.map(hash => ({
    id: newId(world.random),
    sheet_id: sheet.id,
    hash,
    used_at: null,
  }));
  await insertSheet(trx, { id: sheet.id, account_id: accountId, created_at: now, voided_at: null }, rows);
  await traceAccount(trx, world, { accountId, verb: 'sheet.made' });
}

/** Takes an account's sheet away: lost, or seen by somebody. */
export async function voidSheet(trx: Trx, world: World, accountId: string): Promise<void> {
  if (!(await voidSheets(trx, accountId, world.now().toISOString()))) return;
  await traceAccount(trx, world, { accountId, verb: 'sheet.voided' });
}

/** When the sheet of an account was made and how many of its codes are left; nothing when it has none. */
export async function sheetState(
  world: World,
  accountId: string,
): Promise<{ readonly madeAt: Date; readonly left: number } | undefined> {
  const sheet = await findSheet(world.db, accountId);
  if (sheet === undefined) return undefined;
  const left = sheet.codes.filter(code => code.used_at === null).length;
  return { madeAt: new Date(sheet.created_at), left };
}

/** What a typed code hashes to on the account's sheet: one slow computation, whether or not there is a sheet. */
export async function hashesOnSheet(world: World, accountId: string, typed: string): Promise<string[]> {
  const sheet = await findSheet(world.db, accountId);
  const to = bindingOf(sheet?.id ?? 'none');
  const code = normaliseDigits(typed);
  const keyIds = keysOf(world, sheet?.codes.map(row => row.hash) ?? []);
  return Promise.all(keyIds.map(keyId => hashCode(world, code, { to, keyId })));
}

/** Uses a code of the account's sheet up, by what it hashes to. Of two uses at once, one wins. */
export async function takeFromSheet(
  trx: Trx,
  world: World,
  { accountId, hashes }: { accountId: string; hashes: readonly string[] },
): Promise<'right' | 'wrong' | 'used'> {
  const row = (await findSheet(trx, accountId))?.codes.find(known => hashes.includes(known.hash));
  if (row === undefined) return 'wrong';
  if (!(await takeSheetCode(trx, row.id, world.now().toISOString()))) return 'used';
  await traceAccount(trx, world, { accountId, verb: 'sheet.code-used' });
  return 'right';
}
