import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { endSessionsOf } from './account-sessions-store.ts';
import { type Credentials, credentialColumns, freeIdentifier, openAccount, words } from './accounts.ts';
import { type AccountRow, replaceIdentifier } from './accounts-store.ts';
import { hashPassword, unusableHash } from './hashing.ts';
import { makeInitialPassword } from './secrets.ts';

/**
 * Opens an account that no password opens yet: the first one is made with the paper that holds it, so that it is on no
 * screen and kept nowhere. Returns its id.
 */
export async function openWithoutPassword(
  trx: Trx,
  world: World,
  what: { insuredId: string; language: string },
): Promise<string> {
  const identifier = await freeIdentifier(world, trx);
  const credentials = { identifier, password: '', hash: unusableHash(world) };
  return openAccount(trx, world, { ...what, credentials });
}

/** The identifier of an account with a new initial password. Slow, so before the transaction that keeps it. */
export async function newPasswordFor(world: World, { id, sealed }: AccountRow): Promise<Credentials> {
  const { identifier } = JSON.parse(world.keys.open('account', id, sealed));
  const password = makeInitialPassword(world.random, words());
  return { identifier: String(identifier), password, hash: await hashPassword(world, password) };
}

/**
 * Lets the new password open the account, and the one before no more, as long as its owner has none of their own. Gives
 * whether it was done.
 */
export async function keepNewPassword(
  trx: Trx,
  world: World,
  { accountId, credentials }: { accountId: string; credentials: Credentials },
): Promise<boolean> {
  const columns = { id: accountId, ...credentialColumns(world, accountId, credentials) };
  if (!(await replaceIdentifier(trx, columns))) return false;
  await endSessionsOf(trx, accountId);
  return true;
}
