import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import { lockChain } from './journal-store.ts';

export type PendingNotice = Tables['pending_notice'];
export type NoticeKind = PendingNotice['kind'];

/** The notices of one kind of one record, which are told together. */
export interface NoticeGroup {
  readonly record_id: string;
  readonly kind: NoticeKind;
}

/** Adds what is to be told. What is about one thing is told once; what is about none is counted. */
export async function putPending(trx: Trx, row: Omit<PendingNotice, 'count'>): Promise<void> {
  const adding = trx.insertInto('pending_notice').values({ ...row, count: 1 });
  const key = ['record_id', 'kind', 'about'] as const;
  await adding
    .onConflict(conflict =>
      row.about === ''
        ? conflict.columns(key).doUpdateSet(known => ({ count: known('pending_notice.count', '+', 1) }))
        : conflict.columns(key).doNothing(),
    )
    .execute();
}

const ordinary = ['new-document', 'waiting-document', 'first-access', 'access'] as const;

/** The groups of at most `most` notices that are due: emergencies first, then what has waited longest. */
export async function dueGroups(db: Database, now: string, most: number): Promise<NoticeGroup[]> {
  const due = (kinds: readonly NoticeKind[]) =>
    db
      .selectFrom('pending_notice')
      .select(['record_id', 'kind'])
      .where('kind', 'in', kinds)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(most)
      .execute();
  const groups = [...(await due(['emergency'])), ...(await due(ordinary))];
  return [...new Map(groups.map(group => [`${group.kind} ${group.record_id}`, group])).values()];
}

/** Takes a whole group, what is not due yet too: it is told with what is. Of two processes one alone gets each row. */
export async function takeGroup(trx: Trx, group: NoticeGroup): Promise<PendingNotice[]> {
  // An act writes its entry, then its notice: the same order here, or each could wait for the other.
  await lockChain(trx, group.record_id);
  const taken = await trx
    .deleteFrom('pending_notice')
    .where('record_id', '=', group.record_id)
    .where('kind', '=', group.kind)
    .returningAll()
    .execute();
  return taken.sort((a, b) => (a.first_at < b.first_at ? -1 : 1));
}

/** Lets a group wait until `due`, so that one that cannot be told holds up none of the others. */
export async function postponeGroup(db: Database, group: NoticeGroup, due: string): Promise<void> {
  await db
    .updateTable('pending_notice')
    .set({ due_at: due })
    .where('record_id', '=', group.record_id)
    .where('kind', '=', group.kind)
    .execute();
}

/**
 * Whether a professional did one of these acts in a chain before the entry `seq` of it. Who comes often is found at their
 * newest entries. Numbers of professionals are nobody else's ids: the kind of actor is not asked, for that index is longer.
 */
export async function hasActedBefore(
  db: Database | Trx,
  act: { chain: string; rpps: string; verbs: readonly string[]; seq: number },
): Promise<boolean> {
  const earlier = await db
    .selectFrom('journal_entry')
    .select('seq')
    .where('chain', '=', act.chain)
    .where('actor_id', '=', act.rpps)
    .where('verb', 'in', act.verbs)
    .where('seq', '<', act.seq)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return earlier !== undefined;
}

/** How many of these documents are there to be seen. */
export async function countThere(trx: Trx, ids: readonly string[], now: string): Promise<number> {
  const row = await trx
    .selectFrom('document')
    .select(fn => fn.fn.countAll().as('count'))
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .where(where => where.or([where('kept_back_until', 'is', null), where('kept_back_until', '<=', now)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many of these documents are still kept back. */
export async function countKeptBack(trx: Trx, ids: readonly string[], now: string): Promise<number> {
  const row = await trx
    .selectFrom('document')
    .select(fn => fn.fn.countAll().as('count'))
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .where('kept_back_until', '>', now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Leaves word for a professional, once about the same thing. Returns whether nobody had. */
export async function putProfessionalNotice(
  trx: Trx,
  row: Omit<Tables['professional_notice'], 'seen_at'>,
): Promise<boolean> {
  const put = await trx
    .insertInto('professional_notice')
    .values({ ...row, seen_at: null })
    .onConflict(conflict => conflict.columns(['about', 'rpps']).doNothing())
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The openings in an emergency of which word was left for a professional who has not read it, newest first. */
export async function openingsLeftFor(db: Database, rpps: string, most: number) {
  return db
    .selectFrom('professional_notice')
    .innerJoin('emergency_opening', 'emergency_opening.id', 'professional_notice.about')
    .select(['professional_notice.id', 'professional_notice.record_id', 'professional_notice.made_at'])
    .select(['emergency_opening.kind', 'emergency_opening.exercise_id'])
    .where('professional_notice.rpps', '=', rpps)
    .where('professional_notice.seen_at', 'is', null)
    .orderBy('professional_notice.made_at', 'desc')
    .orderBy('professional_notice.id')
    .limit(most)
    .execute();
}

/** Notes when a professional read what was left for them. */
export async function markNoticesSeen(
  trx: Trx,
  { rpps, ids, at }: { readonly rpps: string; readonly ids: readonly string[]; readonly at: string },
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('professional_notice')
    .set({ seen_at: at })
    .where('rpps', '=', rpps)
    .where('id', 'in', [...ids])
    .where('seen_at', 'is', null)
    .execute();
}
