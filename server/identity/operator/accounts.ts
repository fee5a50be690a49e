import { newId } from '../../storage/ids.ts';
import type { Trx } from '../../storage/tables.ts';
import { after, day } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { words } from '../accounts.ts';
import { hashPassword } from '../hashing.ts';
import { makeIdentifier, makeInitialPassword } from '../secrets.ts';
import { makeTotpSecret } from '../totp.ts';
import * as store from './operators-store.ts';
import { traceCommand } from './trace.ts';

/** For how many days an initial password opens the account: an operator sits near the machine that made it. */
export const initialPasswordDays = 7;

/** What is kept sealed of an operator. `totp`: the key of the authenticator app, in base32. */
export interface OperatorSecrets {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly totp: string;
}

/** What an operator needs for the first sign-in; it is shown once. */
export interface FreshOperator {
  readonly login: string;
  readonly password: string;
  readonly totp: string;
}

/** An operator as the list shows them. */
export interface ListedOperator extends Pick<OperatorSecrets, 'login' | 'name' | 'email'> {
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly isNew: boolean;
}

/** The fingerprints under which a login can be found. Capitals and spaces do not matter. */
export function loginLookups(world: World, typed: string): string[] {
  return world.keys.lookups('operator_login', typed.replace(/\s/g, '').toLowerCase());
}

/** Opens what is sealed of an operator. @throws SealError */
export function openSecrets(world: World, row: Pick<store.OperatorRow, 'id' | 'sealed'>): OperatorSecrets {
  return JSON.parse(world.keys.open('operator', row.id, row.sealed));
}

/** Opens an account for somebody who runs the site. Returns what they need, which is kept nowhere in clear. */
export async function createOperator(
  world: World,
  who: { name: string; email: string },
): Promise<FreshOperator> {
  const login = `op-${makeIdentifier(world.random)}`;
  const id = newId(world.random);
  const fresh = await makeFresh(world);
  await world.db.transaction().execute(async trx => {
    await store.insertOperator(trx, {
      id,
      ...freshColumns(world, { id, secrets: { ...who, login, totp: fresh.totp }, hash: fresh.hash }),
      created_at: world.now().toISOString(),
    });
    await traceCommand(trx, world, { verb: 'operator.created', object: { kind: 'operator', id } });
  });
  return { login, password: fresh.password, totp: fresh.totp };
}

/** Every operator, in the order in which they came. Reading the list is written in the journal. */
export async function listOperators(world: World): Promise<ListedOperator[]> {
  return world.db.transaction().execute(async trx => {
    await traceCommand(trx, world, { verb: 'operator.listed' });
    return (await store.allOperators(trx)).map(row => {
      const { login, name, email } = openSecrets(world, row);
      const isNew = row.password_kind === 'initial';
      return { login, name, email, createdAt: row.created_at, disabledAt: row.disabled_at, isNew };
    });
  });
}

/** Closes an operator's account and ends their sessions at once. Returns false when no open account has this login. */
export async function disableOperator(world: World, login: string): Promise<boolean> {
  return world.db.transaction().execute(async trx => {
    const row = await store.findByLogin(trx, loginLookups(world, login));
    if (row === undefined || row.disabled_at !== null) return false;
    await store.changeOperator(trx, row.id, { disabled_at: world.now().toISOString() });
    await endOperator(trx, world, { id: row.id, verb: 'operator.disabled' });
    return true;
  });
}

/**
 * Gives an operator a new initial password and a new key for the authenticator app, ends their sessions, and opens the
 * account again where it was disabled. Nothing when nobody has this login.
 */
export async function resetOperator(world: World, login: string): Promise<FreshOperator | undefined> {
  const fresh = await makeFresh(world);
  return world.db.transaction().execute(async trx => {
    const row = await store.findByLogin(trx, loginLookups(world, login));
    if (row === undefined) return undefined;
    const secrets = { ...openSecrets(world, row), totp: fresh.totp };
    await store.changeOperator(trx, row.id, freshColumns(world, { id: row.id, secrets, hash: fresh.hash }));
    await endOperator(trx, world, { id: row.id, verb: 'operator.reset' });
    return { login: secrets.login, password: fresh.password, totp: fresh.totp };
  });
}

async function makeFresh(world: World): Promise<Omit<FreshOperator, 'login'> & { hash: string }> {
  const password = makeInitialPassword(world.random, words());
  return { password, hash: await hashPassword(world, password), totp: makeTotpSecret(world.random) };
}

/** The columns that an account has again each time it begins anew. */
function freshColumns(world: World, what: { id: string; secrets: OperatorSecrets; hash: string }) {
  return {
    // The fingerprint goes with the text: both are always under the same key (see rotate-keys.ts).
    login_lookup: world.keys.lookup('operator_login', what.secrets.login),
    sealed: world.keys.seal('operator', what.id, JSON.stringify(what.secrets)),
    password_hash: what.hash,
    password_kind: 'initial',
    password_expires_at: after(world.now(), initialPasswordDays * day),
    last_step: null,
    disabled_at: null,
  } as const;
}

async function endOperator(
  trx: Trx,
  world: World,
  what: { id: string; verb: 'operator.disabled' | 'operator.reset' },
): Promise<void> {
  await store.dropOperatorSessions(trx, what.id);
  await traceCommand(trx, world, { verb: what.verb, object: { kind: 'operator', id: what.id } });
}
