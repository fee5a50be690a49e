import { type Limit, takeFromLimit } from '../../storage/limits.ts';
import { hour } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { lookupsOf } from '../accounts.ts';
import { findAccount, findByIdentifier } from '../accounts-store.ts';
import type { AgentAccess } from './access.ts';
import { traceCounterSearch } from './find.ts';

/** Whoever comes with a mandate comes once; nobody tries one identifier after the other. */
const tries: Limit = { name: 'counter-holder', most: 20, window: hour };

/** What is typed from the paper of whoever will act: the identifier of their account, and when they were born (YYYY-MM-DD). */
export interface HolderProof {
  readonly identifier: string;
  readonly birthDate: string;
}

/** Somebody who will act for the patient, as little of them as tells that it is the right one: « Anthony C. » */
export interface Holder {
  readonly accountId: string;
  readonly name: string;
}

/**
 * The account of whoever will act for a patient. Both the identifier and the birth date must be right, and what is wrong
 * is not said, nor whether there is such an account. Each try is written, in the record of whoever was found too.
 */
export async function findHolder(
  world: World,
  access: AgentAccess,
  { identifier, birthDate }: HolderProof,
): Promise<Holder | 'unknown' | 'too-many'> {
  const { id: who } = access.actor;
  const may = await world.db.transaction().execute(trx => takeFromLimit(trx, world, { limit: tries, who }));
  if (!may) return 'too-many';
  const account = await findByIdentifier(world.db, lookupsOf(world, identifier));
  const person = account && (await world.register.find(account.insured_id ?? ''));
  const isRight = account?.suspended_at === null && person?.birthDate === birthDate;
  const insuredId = isRight ? person?.id : undefined;
  await world.db.transaction().execute(trx => traceCounterSearch(trx, world, { access, insuredId }));
  return account && person && isRight ? { accountId: account.id, name: shortOf(person) } : 'unknown';
}

/** What is shown of somebody who was found before; nothing for an account that is not there any more. */
export async function seeHolder(
  world: World,
  _access: AgentAccess,
  accountId: string,
): Promise<Holder | undefined> {
  const account = await findAccount(world.db, accountId);
  const person = account && (await world.register.find(account.insured_id ?? ''));
  return person && { accountId, name: shortOf(person) };
}

/** The first name and the first letter of the name. */
export function shortOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName.slice(0, 1)}.`;
}
