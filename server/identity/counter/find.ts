import { findRecordOf } from '../../record/records-store.ts';
import { parseNir } from '../../registries/nir.ts';
import { type Limit, takeFromLimit } from '../../storage/limits.ts';
import type { Trx } from '../../storage/tables.ts';
import { hour } from '../../storage/time.ts';
import type { World } from '../../world.ts';
import { findByInsured } from '../accounts-store.ts';
import type { AgentAccess } from './access.ts';
import { traceWorker } from './trace.ts';

/** More people than come to a counter in an hour, and far too few to go through those of a town. */
const searches: Limit = { name: 'counter-search', most: 60, window: hour };

/** What a search by number came to: somebody whom the insurer knows, or why there is nobody. */
export type CounterSearch =
  | { readonly is: 'found'; readonly insuredId: string }
  | { readonly is: 'nobody' | 'too-many' };

/** How far the record of somebody is, as far as the counter has something to do. */
export type CounterStanding = 'no-record' | 'closed' | 'no-account' | 'suspended' | 'account';

/** Whoever stands at the counter: what an agent compares with the paper that is shown. Nothing of their health. */
export interface CounterPerson {
  readonly insuredId: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly standing: CounterStanding;
}

/**
 * Looks for the person with a number (NIR), typed in any way, exactly. Every search is written with its agent: in the
 * site's journal, found or not, and in the record's own, where its owner can read it.
 */
export async function findAtCounter(
  world: World,
  access: AgentAccess,
  typed: string,
): Promise<CounterSearch> {
  const { id: who } = access.actor;
  const may = await world.db
    .transaction()
    .execute(trx => takeFromLimit(trx, world, { limit: searches, who }));
  if (!may) return { is: 'too-many' };
  const number = parseNir(typed);
  const person = number.ok ? await world.register.findByNir(number.nir) : undefined;
  return world.db.transaction().execute(async trx => {
    await traceCounterSearch(trx, world, { access, insuredId: person?.id });
    return person === undefined ? { is: 'nobody' } : { is: 'found', insuredId: person.id };
  });
}

/** Writes a search, in the record that it found too. */
export async function traceCounterSearch(
  trx: Trx,
  world: World,
  { access, insuredId }: { access: AgentAccess; insuredId: string | undefined },
): Promise<void> {
  const verb = 'counter.person-searched';
  await traceWorker(trx, world, { access, verb });
  const record = insuredId === undefined ? undefined : await findRecordOf(trx, insuredId);
  if (record !== undefined) await traceWorker(trx, world, { access, verb, recordId: record.id });
}

/** What the counter knows of somebody who was found; nothing when the register forgot them since. */
export async function seeAtCounter(
  world: World,
  _access: AgentAccess,
  insuredId: string,
): Promise<CounterPerson | undefined> {
  const person = await world.register.find(insuredId);
  if (person === undefined) return undefined;
  const { givenName, familyName, birthDate } = person;
  const standing = await standingAt(world, insuredId);
  return { insuredId, name: `${givenName} ${familyName}`, birthDate, standing };
}

async function standingAt(world: World, insuredId: string): Promise<CounterStanding> {
  const record = await findRecordOf(world.db, insuredId);
  if (record === undefined) return 'no-record';
  if (record.status === 'closed') return 'closed';
  const account = await findByInsured(world.db, insuredId);
  if (account === undefined) return 'no-account';
  return account.suspended_at === null ? 'account' : 'suspended';
}
