import { join } from 'node:path';
import { appendEntry } from '../../record/journal.ts';
import type { World } from '../../world.ts';
import { referenceFolder } from '../accounts.ts';
import { hashPassword, isPassword } from '../hashing.ts';
import { checkPassword, loadCommonPasswords, type PasswordError } from '../password-rules.ts';
import { OperatorGone } from './access.ts';
import { openSecrets } from './accounts.ts';
import { findOperator, replacePassword } from './operators-store.ts';

let common: ReadonlySet<string> | undefined;

/**
 * Gives an operator a password of their own in the place of the initial one, kept as it was typed. Returns what is
 * wrong with it, or null. @throws OperatorGone when the account was reset or disabled meanwhile
 */
export async function changeOperatorPassword(
  world: World,
  what: { operatorId: string; password: string },
): Promise<PasswordError | 'same' | null> {
  const operator = await findOperator(world.db, what.operatorId);
  if (operator === undefined) throw new OperatorGone('No such operator.');
  const { login, name } = openSecrets(world, operator);
  common ??= loadCommonPasswords(join(referenceFolder, 'common-passwords.txt'));
  const owner = { identifier: login, names: name.split(' '), birthYear: null };
  const error = checkPassword(what.password, owner, common);
  if (error !== null) return error;
  if (await isPassword(what.password, operator.password_hash)) return 'same';
  const hash = await hashPassword(world, what.password);
  await world.db.transaction().execute(async trx => {
    if (!(await replacePassword(trx, operator, hash))) throw new OperatorGone('Reset or disabled meanwhile.');
    const actor = { kind: 'operator', id: operator.id } as const;
    await appendEntry(trx, world, { actor, verb: 'operator.password-changed', channel: 'web' });
  });
  return null;
}
