import type { Database } from '../storage/dialect.ts';
import { newId } from '../storage/ids.ts';
import type { RecordKey } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { readGrantScope, wholeScope } from './grant-scope.ts';
import { appendEntry } from './journal.ts';
import type { JournalEvent } from './journal-entry.ts';
import type { AccountViewer } from './policy/viewer.ts';
import * as store from './records-store.ts';

/** Whether a person has a record, and in what state. */
export async function recordOf(
  world: World,
  insuredId: string,
): Promise<{ id: string; status: 'open' | 'closed' } | undefined> {
  const row = await store.findRecordOf(world.db, insuredId);
  return row && { id: row.id, status: row.status };
}

/**
 * Creates the record of a person, under a key of its own. Returns its id. `by`: at which desk, `exercise`: in which place
 * a professional did it.
 */
export async function createRecord(
  trx: Trx,
  world: World,
  what: { insuredId: string; by: store.RecordRow['created_by'] } & Pick<
    JournalEvent,
    'actor' | 'exercise' | 'details'
  > &
    Partial<Pick<JournalEvent, 'channel'>>,
): Promise<string> {
  const id = newId(world.random);
  await store.insertRecord(trx, {
    id,
    insured_id: what.insuredId,
    status: 'open',
    wrapped_key: world.keys.newRecordKey(id),
    created_at: world.now().toISOString(),
    created_by: what.by,
    closed_at: null,
  });
  const { insuredId: _, by: __, ...traced } = what;
  await appendEntry(trx, world, { channel: 'web', ...traced, recordId: id, verb: 'record.created' });
  return id;
}

/** Gives an account its own record: the grant that the owner holds. */
export async function grantToOwner(
  trx: Trx,
  world: World,
  who: { accountId: string; recordId: string },
): Promise<void> {
  await store.insertGrant(trx, {
    id: newId(world.random),
    account_id: who.accountId,
    record_id: who.recordId,
    capacity: 'self',
    scope: 'all',
    valid_from: world.now().toISOString(),
    valid_until: null,
  });
}

/** Gives the account of a minor's legal representative the minor's record, until the minor is 18. Twice is harmless. */
export async function grantToRepresentative(
  trx: Trx,
  world: World,
  who: { accountId: string; recordId: string; until: string },
): Promise<void> {
  await store.insertGrantOnce(trx, {
    id: newId(world.random),
    account_id: who.accountId,
    record_id: who.recordId,
    capacity: 'representative',
    scope: 'all',
    valid_from: world.now().toISOString(),
    valid_until: who.until,
  });
}

/**
 * The key that seals what belongs to one record. Inside a transaction `db` is that transaction.
 * @throws SealError when the record is not there, or its key was destroyed
 */
export async function recordKeyOf(world: World, db: Database | Trx, recordId: string): Promise<RecordKey> {
  return world.keys.forRecord(recordId, (await store.wrappedKeyOf(db, recordId)) ?? '');
}

/** The account may not do this with the record. A page answers as if the record did not exist. */
export class AccessError extends Error {
  readonly code = 'NO_ACCESS';
}

/** What an account may use a record for. */
export interface RecordAccess {
  readonly accountId: string;
  readonly recordId: string;
  readonly insuredId: string;
  readonly capacity: store.GrantRow['capacity'];
  /** What the grant lets do, and until when. */
  readonly grant: Pick<AccountViewer, 'scope' | 'until'>;
  readonly createdAt: Date;
  /** Said of a closed record alone: nearly everything is refused then. */
  readonly status?: 'closed';
}

/** The grant that an owner holds. */
export const ownerGrant: RecordAccess['grant'] = { scope: wholeScope, until: null };

/**
 * The access of an account to a record, or nothing: for a record that does not exist, one it has no grant for, one
 * whose grant has ended and one that is closed alike, so that the answer tells nothing.
 */
export async function accessTo(
  world: World,
  who: { accountId: string; recordId: string },
): Promise<RecordAccess | undefined> {
  const grant = await store.findGrant(world.db, { ...who, now: world.now().toISOString() });
  if (grant === undefined || grant.status !== 'open') return undefined;
  return {
    accountId: who.accountId,
    recordId: grant.record_id,
    insuredId: grant.insured_id,
    capacity: grant.capacity,
    grant: { scope: readGrantScope(grant.scope), until: grant.valid_until },
    createdAt: new Date(grant.created_at),
  };
}
