import { type Limit, takeFromLimit } from '../storage/limits.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { chainAnchors } from './chain-anchors.ts';
import { type ChainFault, verifyChain } from './journal-check.ts';
import { lastEntryUpTo } from './journal-store.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';
import { traceOwn } from './trace-own.ts';

/** Checking a long history costs seconds: nobody does it over and over. */
const perRecord: Limit = { name: 'history-check', most: 10, window: hour };

/** What checking a record's own history found. */
export interface HistoryCheck {
  /** How many entries are right, from the first on. */
  readonly entries: number;
  /** Until when the history was also kept outside the database, as an instant; nothing when never yet. */
  readonly anchoredAt: string | undefined;
  /** The first entry that is not right: its number, and when it was written, or the one before it. */
  readonly fault:
    | { readonly seq: number; readonly at: string; readonly isBefore: boolean; readonly reason: ChainFault }
    | undefined;
  /** The file outside the database was altered or lacks something: it proves nothing then. */
  readonly isAnchorLost: boolean;
}

/**
 * Checks every entry of a record's history against its signature, the one before it and the heads that were kept outside
 * the database, then writes in the journal that it was checked. « too-many » after 10 checks an hour.
 * @throws AccessError for whom the history is not for
 */
export async function checkHistory(world: World, access: RecordAccess): Promise<HistoryCheck | 'too-many'> {
  mustBeAllowed(world, access, 'read-history');
  const { db } = world;
  const isAllowed = await db
    .transaction()
    .execute(trx => takeFromLimit(trx, world, { limit: perRecord, who: access.recordId }));
  if (!isAllowed) return 'too-many';
  const check = await look(world, access.recordId);
  const found = check.fault === undefined && !check.isAnchorLost ? 'right' : 'wrong';
  const details = { found, entries: check.entries, ...(check.fault ? { at: check.fault.seq } : {}) };
  const object = { kind: 'record', id: access.recordId };
  await db
    .transaction()
    .execute(trx => traceOwn(trx, world, { access, verb: 'history.verified', object, details }));
  return check;
}

async function look(world: World, recordId: string): Promise<HistoryCheck> {
  const anchors = await chainAnchors(world, recordId);
  const check = await verifyChain(world, recordId, anchors.heads);
  const { anchoredAt, isLost: isAnchorLost } = anchors;
  // A record's history begins with its creation: there is none without an entry.
  const isEmpty = check.ok && check.entries === 0;
  if (check.ok && !isEmpty) return { entries: check.entries, anchoredAt, fault: undefined, isAnchorLost };
  const { seq, reason } = check.ok ? ({ seq: 1, reason: 'cut' } as const) : check;
  const near = await lastEntryUpTo(world.db, recordId, seq);
  const fault = { seq, at: near?.at ?? '', isBefore: near?.seq !== seq, reason };
  return { entries: seq - 1, anchoredAt, fault, isAnchorLost };
}
