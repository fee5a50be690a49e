import type { Database } from '../storage/dialect.ts';
import type { Tables } from '../storage/tables.ts';
import { within } from './documents-store.ts';
import { anyOf } from './policy/condition.ts';
import { whereOf } from './policy/condition-store.ts';
import type { Permit } from './policy/decide.ts';

/** How many of the documents that the own permit leaves are seen through one of the other permits, by class. */
export async function countSeen(
  db: Database,
  own: Permit,
  seen: readonly Permit[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await within(db, own)
    .where(whereOf(anyOf(...seen.map(({ condition }) => condition))))
    .select(['class_code', fn => fn.fn.countAll().as('count')])
    .groupBy('class_code')
    .execute();
  return new Map(rows.map(row => [row.class_code, Number(row.count)]));
}

/** The numbers (RPPS) of the professionals who wrote documents that the permit leaves, and of those who are blocked. */
export async function involvedNumbers(db: Database, own: Permit, most: number): Promise<string[]> {
  const authors = await within(db, own)
    .select('author_id')
    .distinct()
    .where('author_kind', '=', 'professional')
    .orderBy('author_id')
    .limit(most)
    .execute();
  const blocked = await db
    .selectFrom('blocked_professional')
    .select('rpps')
    .where('record_id', '=', own.recordId)
    .limit(most)
    .execute();
  return [...authors.map(row => row.author_id), ...blocked.map(({ rpps }) => rpps)];
}

/** A grant of somebody else than the owner that runs now, with the person to whom the account belongs. */
export interface RelativeGrant {
  readonly id: string;
  readonly accountId: string;
  readonly capacity: Tables['record_grant']['capacity'];
  readonly scope: string;
  readonly until: string | null;
  /** As the register knows them; nothing for an account of nobody. */
  readonly insuredId: string | null;
}

/** The grants of others than the owner that run at an instant in ISO 8601, the oldest first. */
export async function relativeGrants(
  db: Database,
  { recordId, now, most }: { recordId: string; now: string; most: number },
): Promise<RelativeGrant[]> {
  return db
    .selectFrom('record_grant')
    .innerJoin('account', 'account.id', 'record_grant.account_id')
    .select(['record_grant.id', 'account_id as accountId', 'capacity', 'scope'])
    .select(['valid_until as until', 'insured_id as insuredId'])
    .where('record_id', '=', recordId)
    .where('capacity', '!=', 'self')
    .where('valid_from', '<=', now)
    .where(where => where.or([where('valid_until', 'is', null), where('valid_until', '>', now)]))
    .orderBy('valid_from')
    .orderBy('record_grant.id')
    .limit(most)
    .execute();
}
