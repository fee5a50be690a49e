import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { DocumentRow } from './documents-store.ts';
import type { Permit } from './policy/decide.ts';

/** What the clock moves, of a document. */
export type KeptBackRow = Pick<DocumentRow, 'id' | 'record_id' | 'kept_back_until'>;

/** The documents that somebody keeps back and of which nobody has noted that it is over: a small index has them alone. */
const kept = <Row>(query: SelectQueryBuilder<Tables, 'document', Row>) =>
  query
    .where('kept_back_until', 'is not', null)
    .where('kept_back_over_at', 'is', null)
    .where('removed_at', 'is', null);

const columns = ['id', 'record_id', 'kept_back_until'] as const;

/** At most `most` documents that have opened by themselves and whose owner does not know yet. */
export function openedAlone(db: Database, now: string, most: number): Promise<KeptBackRow[]> {
  return kept(db.selectFrom('document').select(columns))
    .where('kept_back_until', '<=', now)
    .orderBy('kept_back_until')
    .limit(most)
    .execute();
}

/** At most `most` documents that stay closed and whose existence is to be told. */
export function existenceDue(db: Database, now: string, most: number): Promise<KeptBackRow[]> {
  return kept(db.selectFrom('document').select(columns))
    .where('kept_back_until', '>', now)
    .where('existence_due_at', '<=', now)
    .where('existence_told_at', 'is', null)
    .orderBy('existence_due_at')
    .limit(most)
    .execute();
}

/** Notes that the owner is told now that a document exists. Returns whether nobody had, and it is still kept back. */
export async function noteExistenceTold(trx: Trx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('document')
    .set({ existence_told_at: now })
    .where('id', '=', id)
    .where('existence_told_at', 'is', null)
    .where('kept_back_over_at', 'is', null)
    .where('kept_back_until', '>', now)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Notes that a document is kept back no more since `since`, which makes it news. Returns whether it was: not twice, and
 * not of one that was removed.
 */
export async function noteOver(
  trx: Trx,
  { id, since, now }: { id: string; since: string; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('document')
    .set({ kept_back_until: since, kept_back_over_at: now, changed_at: since })
    .where('id', '=', id)
    .where('kept_back_until', 'is not', null)
    .where('kept_back_over_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A document, whoever may see it: for what the domain itself decides about it. */
export async function anyDocument(trx: Trx, id: string): Promise<DocumentRow | undefined> {
  return trx.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The home page asks this each time: the small index answers it. */
const waiting = keptQuery(['recordId', 'now'], (db, at) =>
  kept(db.selectFrom('document').selectAll())
    .where('record_id', '=', at.recordId)
    .where('kept_back_until', '>', at.now)
    .where('existence_told_at', 'is not', null)
    .orderBy('kept_back_until'),
);

/** The documents of a record that are kept back, and whose existence its owner was told: the first to open first. */
export function waitingRows(db: Database, { recordId, now }: Permit): Promise<DocumentRow[]> {
  return waiting(db, { recordId, now });
}
