import { join } from 'node:path';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { referenceFolder } from './accounts.ts';
import { type AccountRow, findAccount, setPassword } from './accounts-store.ts';
import { hashPassword, isPassword } from './hashing.ts';
import { checkPassword, loadCommonPasswords } from './password-rules.ts';
import { traceAccount } from './trace.ts';

export type PasswordError = NonNullable<ReturnType<typeof checkPassword>> | 'same';

let common: ReadonlySet<string> | undefined;

/**
 * Gives an account a password of its owner's own, kept as it was typed. `also` runs in the same transaction, before.
 * Returns what is wrong with the password, or null.
 * @throws when there is no such account
 */
export async function changePassword(
  world: World,
  what: { accountId: string; password: string; also?: (trx: Trx) => Promise<void> },
): Promise<PasswordError | null> {
  const account = await findAccount(world.db, what.accountId);
  if (account === undefined) throw new Error('No such account.');
  const error = await findPasswordError(world, account, what.password);
  if (error !== null) return error;
  const hash = await hashPassword(world, what.password);
  await world.db.transaction().execute(async trx => {
    await what.also?.(trx);
    await setPassword(trx, account.id, hash);
    await traceAccount(trx, world, { accountId: account.id, verb: 'password.changed' });
  });
  return null;
}

/** What is wrong with a new password of an account, or null. `same`: it is the one of the paper, or the one before. */
export async function findPasswordError(
  world: World,
  account: AccountRow,
  password: string,
): Promise<PasswordError | null> {
  common ??= loadCommonPasswords(join(referenceFolder, 'common-passwords.txt'));
  const error = checkPassword(password, await ownerOf(world, account), common);
  if (error !== null) return error;
  return (await isPassword(password, account.password_hash)) ? 'same' : null;
}

/** The identifier of an account, unsealed. */
export function identifierOf(world: World, account: AccountRow): string {
  return String(JSON.parse(world.keys.open('account', account.id, account.sealed)).identifier);
}

async function ownerOf(world: World, account: AccountRow) {
  const person = await world.register.find(account.insured_id ?? '');
  const names = person === undefined ? [] : [person.givenName, person.familyName];
  return {
    identifier: identifierOf(world, account),
    names,
    birthYear: Number(person?.birthDate.slice(0, 4) ?? 0),
  };
}
