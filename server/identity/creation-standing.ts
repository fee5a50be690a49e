import { findRecordOf } from '../record/records-store.ts';
import { ageOn } from '../registries/birth-date.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findByInsured } from './accounts-store.ts';
import { todayIn } from './calendar.ts';
import { type CreationCodeRow, findProvingCode } from './creation-codes-store.ts';

/**
 * Where a person stands (product rules, §1.8): with nothing yet, with a record that a pharmacy made and no account,
 * too young to create one alone, with a record that was closed, or with a record and an account.
 */
export type Standing = 'nothing-yet' | 'no-account' | 'minor' | 'record-closed' | 'record-exists';

/** Reads where a person stands now. */
export async function standingOf(
  db: Database | Trx,
  world: World,
  person: Pick<InsuredPerson, 'id' | 'birthDate'>,
): Promise<Standing> {
  if (ageOn(person.birthDate, todayIn(world)) < 18) return 'minor';
  const record = await findRecordOf(db, person.id);
  if (record?.status === 'closed') return 'record-closed';
  if (await findByInsured(db, person.id)) return 'record-exists';
  return record === undefined ? 'nothing-yet' : 'no-account';
}

/** Whether somebody who stands so can open an account on line. */
export function mayCreate(standing: Standing): boolean {
  return standing === 'nothing-yet' || standing === 'no-account';
}

/** What a code that was proven leads to: the creation, identifiers that were lost, or why there is nothing to create. */
export type CodeOpens = 'creation' | 'lost-identifiers' | 'minor' | 'record-closed' | 'record-exists';

/**
 * What a code opens now for its person; nothing for one that was used up without an account. The code that opened an
 * account gives new identifiers until the first sign-in is done (product rules, §1.7); any other one does not.
 */
export async function whatOpens(
  world: World,
  code: CreationCodeRow,
  person: InsuredPerson,
): Promise<CodeOpens | undefined> {
  const standing = await standingOf(world.db, world, person);
  if (standing === 'minor' || standing === 'record-closed') return standing;
  if (standing !== 'record-exists') return code.used_at === null ? 'creation' : undefined;
  const account = await findByInsured(world.db, person.id);
  const isLost = account?.id === code.account_id && account?.password_kind === 'initial';
  return isLost ? 'lost-identifiers' : 'record-exists';
}

/** What a code that a browser has proved to hold opens by now: much can happen between two pages. */
export async function opensNow(world: World, codeId: string): Promise<CodeOpens | undefined> {
  const code = await findProvingCode(world.db, codeId, world.now().toISOString());
  const person = code && (await world.register.find(code.insured_id));
  return code && person && whatOpens(world, code, person);
}
