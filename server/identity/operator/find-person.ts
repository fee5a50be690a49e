import { findRecordOf, ownRecord } from '../../record/records-store.ts';
import { parseNir } from '../../registries/nir.ts';
import type { InsuredPerson } from '../../registries/register.ts';
import { type Limit, takeFromLimit } from '../../storage/limits.ts';
import type { Trx } from '../../storage/tables.ts';
import { hour } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { lookupsOf } from '../accounts.ts';
import { type AccountRow, findAccount, findByIdentifier, findByInsured } from '../accounts-store.ts';
import { isCreationRefused } from '../refused-acts-store.ts';
import type { OperatorAccess } from './access.ts';
import { openSessionsOf } from './end-sessions.ts';
import { traceOperator } from './trace.ts';

/** More than a day's complaints, and far too few to go through the people of a town. */
const searches: Limit = { name: 'operator-search', most: 30, window: hour };

/** What a search came to: an account, or why there is none. */
export type Search =
  | { readonly found: true; readonly accountId: string; readonly suspendedAt: string | undefined }
  | { readonly found: false; readonly reason: 'nobody' | 'too-many' };

/** What an operator sees of a person's name: enough to know on the phone that it is the right one. */
export interface PersonName {
  readonly givenName: string;
  readonly initial: string;
}

/** What an operator sees of a person. `suspendedAt`: the instant since when nobody can sign in to the account. */
export interface SeenPerson extends PersonName {
  readonly sessions: number;
  readonly suspendedAt: string | undefined;
  /** The very creation of the account was refused: its contacts may be a stranger's. */
  readonly isCreationRefused: boolean;
}

interface Hit {
  readonly by: 'nir' | 'identifier';
  readonly accountId: string | undefined;
  readonly suspendedAt: string | undefined;
  readonly insuredId: string | undefined;
}

/**
 * Looks for an account by its identifier or by its owner's number (NIR), exactly. Every search is written: in the
 * site's journal, found or not, and in the record's own, where its owner can read it.
 */
export async function findPerson(world: World, access: OperatorAccess, typed: string): Promise<Search> {
  const who = access.operatorId;
  const may = await world.db
    .transaction()
    .execute(trx => takeFromLimit(trx, world, { limit: searches, who }));
  if (!may) return { found: false, reason: 'too-many' };
  const hit = await lookFor(world, typed);
  return world.db.transaction().execute(async trx => {
    await traceSearch(trx, world, { access, hit });
    const { accountId, suspendedAt } = hit;
    return accountId === undefined
      ? { found: false, reason: 'nobody' }
      : { found: true, accountId, suspendedAt };
  });
}

async function lookFor(world: World, typed: string): Promise<Hit> {
  const number = parseNir(typed);
  if (!number.ok) {
    const account = await findByIdentifier(world.db, lookupsOf(world, typed));
    return hitOf('identifier', { account, insuredId: account?.insured_id ?? undefined });
  }
  const person = await world.register.findByNir(number.nir);
  const account = person && (await findByInsured(world.db, person.id));
  return hitOf('nir', { account, insuredId: person?.id });
}

function hitOf(
  by: Hit['by'],
  { account, insuredId }: { account: AccountRow | undefined; insuredId: string | undefined },
): Hit {
  return { by, accountId: account?.id, suspendedAt: account?.suspended_at ?? undefined, insuredId };
}

async function traceSearch(
  trx: Trx,
  world: World,
  { access, hit }: { access: OperatorAccess; hit: Hit },
): Promise<void> {
  const { accountId, insuredId, by } = hit;
  const verb = 'operator.person-searched';
  const object = accountId === undefined ? {} : { object: { kind: 'account', id: accountId } };
  await traceOperator(trx, world, { access, verb, ...object, details: { by } });
  const own = await ownRecord(trx, accountId ?? '');
  const recordId = own ?? (insuredId && (await findRecordOf(trx, insuredId))?.id);
  // No details here: a record whose key was destroyed takes entries all the same.
  if (recordId) await traceOperator(trx, world, { access, verb, recordId });
}

/** What is shown of an account that was searched for; nothing when it is not there any more. */
export async function seePerson(
  world: World,
  _access: OperatorAccess,
  accountId: string,
): Promise<SeenPerson | undefined> {
  const account = await findAccount(world.db, accountId);
  if (account === undefined) return undefined;
  const person = await world.register.find(account.insured_id ?? '');
  const sessions = await world.db.transaction().execute(trx => openSessionsOf(trx, world, accountId));
  return {
    ...shortName(person),
    sessions,
    suspendedAt: account.suspended_at ?? undefined,
    isCreationRefused: await isCreationRefused(world.db, accountId),
  };
}

/** As much of a person's name as an operator is shown. */
export function shortName(person: InsuredPerson | undefined): PersonName {
  const [initial = ''] = person?.familyName ?? '';
  return { givenName: person?.givenName ?? '', initial };
}
