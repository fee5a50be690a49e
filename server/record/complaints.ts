import { isId, newId } from '../storage/ids.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { blockIn } from './blocking.ts';
import {
  type Complaint,
  type ComplaintHead,
  type ComplaintKind,
  headOf,
  openComplaint,
  sealWords,
} from './complaint.ts';
import * as store from './complaints-store.ts';
import { visibleEntry } from './history-scope-store.ts';
import { historyScope } from './history-sources.ts';
import { mustBeAllowed } from './permits.ts';
import { type RecordAccess, recordKeyOf } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** Far more than anybody writes. */
const mostListed = 200;

/** The entry that is complained about is not there, or its professional cannot be blocked. */
export type NotSent = 'no-entry' | 'cannot-block';

/** What is sent: a text of any length, about an entry or in general, blocking who acted there or not. */
export interface NewComplaint {
  readonly kind: ComplaintKind;
  readonly seq: number | undefined;
  readonly text: string;
  readonly block: boolean;
  readonly language: string;
  /** Gives a receipt number, each time another one. */
  readonly makeReceipt: () => string;
}

/**
 * Keeps, sealed under the record's own key, what the owner asks or complains about, and blocks who acted in the same
 * step. Where that cannot be done nothing is written: the caller ends the transaction without it.
 * @throws AccessError for whom the history is not for
 */
export async function keepComplaint(
  trx: Trx,
  world: World,
  { access, given }: { access: RecordAccess; given: NewComplaint },
): Promise<ComplaintHead | NotSent> {
  mustBeAllowed(world, access, 'read-history');
  const blocked = await checkEntry(trx, world, { access, given });
  if (typeof blocked !== 'object') return blocked;
  const row = await insert(trx, world, { access, given, blocked: blocked.rpps });
  const object = { kind: 'complaint', id: row.id };
  const details = { kind: given.kind, ...(given.seq === undefined ? {} : { entry: given.seq }) };
  await traceOwn(trx, world, { access, verb: 'complaint.sent', object, details });
  return headOf(row);
}

async function checkEntry(
  trx: Trx,
  world: World,
  { access, given }: { access: RecordAccess; given: NewComplaint },
): Promise<NotSent | { rpps: string }> {
  if (given.seq === undefined) return given.block ? 'cannot-block' : { rpps: '' };
  const entry = await visibleEntry(trx, historyScope(world, access), given.seq);
  if (entry === undefined) return 'no-entry';
  if (!given.block) return { rpps: '' };
  if (entry.actor_kind !== 'professional') return 'cannot-block';
  const rpps = entry.actor_id;
  return (await blockIn(trx, world, { access, rpps })).is === 'treating-doctor' ? 'cannot-block' : { rpps };
}

async function insert(
  trx: Trx,
  world: World,
  { access, given, blocked }: { access: RecordAccess; given: NewComplaint; blocked: string },
): Promise<store.ComplaintRow> {
  const id = newId(world.random);
  const key = await recordKeyOf(world, trx, access.recordId);
  const sealed = sealWords(key, id, { text: given.text, blocked, answer: '' });
  const row = {
    ...{ id, record_id: access.recordId, account_id: access.accountId },
    ...{ kind: given.kind, entry_seq: given.seq ?? null, language: given.language },
    ...{ sealed, state: 'sent' as const },
    ...{ created_at: world.now().toISOString(), read_at: null, answered_at: null },
  };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const whole = { ...row, receipt: given.makeReceipt() };
    if (await store.insertComplaint(trx, whole)) return whole;
  }
  throw new Error('No receipt number is free.');
}

/** What the owner wrote about the record, newest first, of a closed record too (product rules, §10). @throws AccessError */
export async function ownComplaints(world: World, access: RecordAccess): Promise<ComplaintHead[]> {
  mustBeAllowed(world, access, 'read-complaints');
  const { recordId, accountId } = access;
  return (await store.complaintsOf(world.db, { recordId, accountId, most: mostListed })).map(headOf);
}

/** One of them with its words and its answer; nothing for an unknown id and for another's alike. @throws AccessError */
export async function ownComplaint(
  world: World,
  access: RecordAccess,
  id: string,
): Promise<Complaint | undefined> {
  mustBeAllowed(world, access, 'read-complaints');
  const row = isId(id) ? await store.findComplaint(world.db, id) : undefined;
  if (row === undefined || row.record_id !== access.recordId || row.account_id !== access.accountId)
    return undefined;
  return openComplaint(world, world.db, row);
}

/** Keeps the answer with what was asked. Returns whether this call did it: an answer is never written over. */
export async function keepAnswer(
  trx: Trx,
  world: World,
  { row, answer }: { row: store.ComplaintRow; answer: string },
): Promise<boolean> {
  const { text, blocked } = await openComplaint(world, trx, row);
  const key = await recordKeyOf(world, trx, row.record_id);
  const sealed = sealWords(key, row.id, { text, blocked, answer });
  return store.setComplaintAnswered(trx, row.id, { sealed, at: world.now().toISOString() });
}
