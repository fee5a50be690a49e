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
  common ??= loadCommonPasswords(join(referenceFolder, 'common-passwords.txt'));
  const error = checkPassword(what.password, await ownerOf(world, account), common);
  if (error !== null) return error;
  if (await isPassword(what.password, account.password_hash)) return 'same';
  const hash = await hashPassword(world, what.password);
  await world.db.transaction().execute(async trx => {
    await what.also?.(trx);
    await setPassword(trx, account.id, hash);
    await traceAccount(trx, world, { accountId: account.id, verb: 'password.changed' });
  });
  return null;
}

async function ownerOf(world: World, account: AccountRow) {
  const { identifier } = JSON.parse(world.keys.open('account', account.id, account.sealed));
  const person = await world.register.find(account.insured_id ?? '');
  const names = person === undefined ? [] : [person.givenName, person.familyName];
  return { identifier: String(identifier), names, birthYear: Number(person?.birthDate.slice(0, 4) ?? 0) };
}
