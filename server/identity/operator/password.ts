import { join } from 'node:path';
import { appendEntry } from '../../record/journal.ts';
import type { World } from '../../world.ts';
import { referenceFolder } from '../accounts.ts';
import { hashPassword, isPassword } from '../hashing.ts';
import { checkPassword, loadCommonPasswords, type PasswordError } from '../password-rules.ts';
import { openSecrets } from './accounts.ts';
import { changeOperator, findOperator } from './operators-store.ts';

let common: ReadonlySet<string> | undefined;

/**
 * Gives an operator a password of their own in the place of the initial one, kept as it was typed. Returns what is
 * wrong with it, or null. @throws when there is no such operator
 */
export async function changeOperatorPassword(
  world: World,
  what: { operatorId: string; password: string },
): Promise<PasswordError | 'same' | null> {
  const operator = await findOperator(world.db, what.operatorId);
  if (operator === undefined) throw new Error('No such operator.');
  const { login, name } = openSecrets(world, operator);
  common ??= loadCommonPasswords(join(referenceFolder, 'common-passwords.txt'));
  const owner = { identifier: login, names: name.split(' '), birthYear: null };
  const error = checkPassword(what.password, owner, common);
  if (error !== null) return error;
  if (await isPassword(what.password, operator.password_hash)) return 'same';
  const hash = await hashPassword(world, what.password);
  const own = { password_hash: hash, password_kind: 'own', password_expires_at: null } as const;
  await world.db.transaction().execute(async trx => {
    await changeOperator(trx, operator.id, own);
    const actor = { kind: 'operator', id: operator.id } as const;
    await appendEntry(trx, world, { actor, verb: 'operator.password-changed', channel: 'web' });
  });
  return null;
}
