import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import { type Entry, siteChain } from './journal-entry.ts';

/** Where a chain ends: the last entry's number and MAC. A chain without entries ends at 0, with an empty MAC. */
export interface Head {
  readonly seq: number;
  readonly mac: string;
}

/**
 * Makes other transactions that write to this chain wait until this one ends, and returns the record's wrapped key
 * (nothing for the site's chain, nor for a record that is not there). Writing a row back as it is takes its lock
 * on every database, and « select for update » does not exist on all.
 */
export async function lockChain(trx: Trx, recordId: string | undefined): Promise<string | undefined> {
  if (recordId === undefined) {
    await trx
      .updateTable('meta')
      .set(row => ({ value: row.ref('value') }))
      .where('name', '=', 'mode')
      .execute();
    return undefined;
  }
  const row = await trx
    .updateTable('record')
    .set(record => ({ status: record.ref('status') }))
    .where('id', '=', recordId)
    .returning('wrapped_key')
    .executeTakeFirst();
  return row?.wrapped_key;
}

/** The head of a chain. Inside a transaction that writes, call `lockChain` first. */
export async function readHead(db: Database | Trx, chain: string): Promise<Head> {
  const last = await db
    .selectFrom('journal_entry')
    .select(['seq', 'mac'])
    .where('chain', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, mac: '' };
}

/** How many entries one statement takes at most: a statement has a limit of values. */
const atOnce = 250;

/** Writes entries. The database refuses a number that is taken, and any later change. */
export async function insertEntries(trx: Trx, entries: readonly Entry[]): Promise<void> {
  for (let first = 0; first < entries.length; first += atOnce)
    await trx
      .insertInto('journal_entry')
      .values(entries.slice(first, first + atOnce))
      .execute();
}

/** At most `most` entries of a chain after number `seq`, in order. */
export async function readEntriesAfter(
  db: Database,
  chain: string,
  from: { seq: number; most: number },
): Promise<Entry[]> {
  return await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('chain', '=', chain)
    .where('seq', '>', from.seq)
    .orderBy('seq')
    .limit(from.most)
    .execute();
}

/**
 * At most `most` chains whose names come after `chain` (empty to begin) and that have an entry from instant `since`
 * on (empty for any), in the database's own order.
 */
export async function readChainsAfter(
  db: Database,
  from: { chain: string; since: string; most: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('journal_entry')
    .select('chain')
    .where('chain', '>', from.chain)
    .where('at', '>=', from.since)
    .groupBy('chain')
    .orderBy('chain')
    .limit(from.most)
    .execute();
  return rows.map(row => row.chain);
}

/** The numbers and signatures of the anchors that the site's chain says were written. */
export async function readAnchored(db: Database): Promise<{ seq: number; signature: string }[]> {
  const rows = await db
    .selectFrom('journal_entry')
    .select(['seq', 'object_id'])
    .where('chain', '=', siteChain)
    .where('verb', '=', 'heads.anchored')
    .orderBy('seq')
    .execute();
  return rows.map(row => ({ seq: row.seq, signature: row.object_id ?? '' }));
}

/** One entry of a chain by its number. */
export async function findEntry(db: Database | Trx, chain: string, seq: number): Promise<Entry | undefined> {
  return db
    .selectFrom('journal_entry')
    .selectAll()
    .where('chain', '=', chain)
    .where('seq', '=', seq)
    .executeTakeFirst();
}

/** The entry with this number, or the last one before it. */
export async function lastEntryUpTo(
  db: Database,
  chain: string,
  seq: number,
): Promise<Pick<Entry, 'seq' | 'at'> | undefined> {
  return db
    .selectFrom('journal_entry')
    .select(['seq', 'at'])
    .where('chain', '=', chain)
    .where('seq', '<=', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}
