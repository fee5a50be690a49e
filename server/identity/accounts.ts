import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import { after, day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { findAccount, findByIdentifier, insertAccount, setLanguage } from './accounts-store.ts';
import { hashPassword } from './hashing.ts';
import { grantChildren } from './representatives.ts';
import { makeIdentifier, makeInitialPassword } from './secrets.ts';
import { traceAccount } from './trace.ts';

/** How long an initial password opens the account (product rules, §1.7). */
const initialPasswordLives = 30 * day;

/** Until when an initial password that is made now opens the account. */
export const initialPasswordUntil = (world: World): Date =>
  new Date(world.now().getTime() + initialPasswordLives);

/** The folder of the tables that come with the site. */
export const referenceFolder = join(import.meta.dirname, '..', '..', 'data', 'reference');

let easyWords: readonly string[] | undefined;

/** The easy words that initial passwords are made of, read once. */
export function words(): readonly string[] {
  easyWords ??= readFileSync(join(referenceFolder, 'easy-words.txt'), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'));
  return easyWords;
}

/** An identifier and its initial password, with the password's hash. */
export interface Credentials {
  readonly identifier: string;
  readonly password: string;
  readonly hash: string;
}

/** Makes an initial password, with its hash. */
export async function makePassword(world: World): Promise<Omit<Credentials, 'identifier'>> {
  const password = makeInitialPassword(world.random, words());
  return { password, hash: await hashPassword(world, password) };
}

/** Makes an identifier that no account has, and an initial password. Neither says anything about the person. */
export async function makeCredentials(world: World): Promise<Credentials> {
  const { password, hash } = await makePassword(world);
  return { identifier: await freeIdentifier(world, world.db), password, hash };
}

/** An identifier that no account has. Inside a transaction `db` is that transaction. */
export async function freeIdentifier(world: World, db: Database | Trx): Promise<string> {
  for (;;) {
    const identifier = makeIdentifier(world.random);
    if ((await findByIdentifier(db, lookupsOf(world, identifier))) === undefined) return identifier;
  }
}

/** The fingerprints under which an identifier can be found. Capitals and spaces around do not matter. */
export function lookupsOf(world: World, typed: string): string[] {
  return world.keys.lookups('identifier', typed.replace(/\s/g, '').toLowerCase());
}

/** Until when an initial password that is made now opens the account, in ISO 8601. */
export const initialPasswordEnds = (world: World): string => after(world.now(), initialPasswordLives);

/** What the columns of an account hold of its identifier and initial password. */
export function credentialColumns(world: World, id: string, { identifier, hash }: Credentials) {
  return {
    identifier_lookup: world.keys.lookup('identifier', identifier),
    sealed: world.keys.seal('account', id, JSON.stringify({ identifier })),
    password_hash: hash,
    password_expires_at: initialPasswordEnds(world),
  };
}

/**
 * Opens an account with an initial password, and gives it the records of the minors to which its owner consented as their
 * representative. Returns its id.
 */
export async function openAccount(
  trx: Trx,
  world: World,
  what: { insuredId: string; credentials: Credentials; language: string },
): Promise<string> {
  const id = newId(world.random);
  await insertAccount(trx, {
    id,
    insured_id: what.insuredId,
    ...credentialColumns(world, id, what.credentials),
    password_kind: 'initial',
    language: what.language,
    created_at: world.now().toISOString(),
    suspended_at: null,
  });
  await grantChildren(trx, world, { accountId: id, insuredId: what.insuredId });
  return id;
}

/** Keeps the language that a person chose, for the messages to come. */
export async function keepLanguage(
  trx: Trx,
  world: World,
  { accountId, language }: { accountId: string; language: string },
): Promise<void> {
  const account = await findAccount(trx, accountId);
  if (account === undefined || account.language === language) return;
  await setLanguage(trx, accountId, language);
  await traceAccount(trx, world, { accountId, verb: 'language.changed', details: { language } });
}
